/** @file Profiles that someone has used before, made once a worker by driving the app; each test gets a copy. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { codeFor, secretIn } from "../authenticator.ts";
import { firstPage, launch, timeOf } from "../launch.ts";
import { activate, openSetup, register, signIn } from "../people.ts";

/** Used profiles; nobody changes them. */
export interface Seeds {
  /** Ada has registered. */
  readonly registered: () => Promise<{ readonly profile: string }>;
  /** Ada has registered and set the second factor up. */
  readonly enrolled: () => Promise<{ readonly profile: string; readonly secret: string }>;
  readonly remove: () => Promise<void>;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return async () => (made ??= make());
}

/** Nothing is made before it is asked for. */
export function createSeeds(): Seeds {
  const folders: string[] = [];

  async function used<T>(work: (page: Page, app: ElectronApplication) => Promise<T>): Promise<T & { profile: string }> {
    const profile = await mkdtemp(join(tmpdir(), "twofold-seed-"));
    folders.push(profile);
    const app = await launch(profile);
    try {
      return { ...(await work(await firstPage(app), app)), profile };
    } finally {
      await app.close();
    }
  }

  return {
    registered: once(async () =>
      used(async (page) => {
        await register(page);
        return {};
      }),
    ),
    enrolled: once(async () =>
      used(async (page, app) => {
        await register(page);
        await signIn(page);
        const secret = secretIn(await openSetup(page));
        await activate(page, codeFor(secret, await timeOf(app)));
        return { secret };
      }),
    ),
    remove: async () => {
      for (const folder of folders) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
