/** @file What every end-to-end test starts with: a profile of its own, the app on it, and its window. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import type { ElectronApplication, JSHandle, Page } from "playwright";
import { expect, test as base } from "playwright/test";
import { firstPage, launch } from "../launch.ts";
import { createSeeds, type Seeds } from "./seeds.ts";

/** The app, started. */
interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface PerTest {
  /** What has happened on the profile before: nothing, Ada has registered, or she has set the second factor up too. */
  readonly before: "nothing" | "registered" | "enrolled";
  /** A folder that goes with the test. */
  readonly profile: string;
  /** The secret in Ada's authenticator; "" where she has none. */
  readonly secret: string;
  /** Starts the app, on the test's profile or another one. What is started is ended with the test. */
  readonly start: (profile?: string) => Promise<Running>;
  readonly running: Running;
  readonly app: ElectronApplication;
  readonly page: Page;
}

interface PerWorker {
  readonly seeds: Seeds;
  /** One app for all tests of a worker that only look: nobody has registered, and `page` is loaded anew for each. */
  readonly kept: Running;
}

async function inTemporary(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "twofold-profile-"));
  await work(folder);
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** A test with a fresh profile, the app on it, and its window. */
export const test = base.extend<PerTest, PerWorker>({
  before: ["nothing", { option: true }],
  seeds: [
    async ({}, provide) => {
      const seeds = createSeeds();
      await provide(seeds);
      await seeds.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  kept: [
    async ({}, provide) => {
      await inTemporary(async (profile) => {
        const app = await launch(profile);
        await provide({ app, page: await firstPage(app) });
        await app.close();
      });
    },
    { scope: "worker" },
  ],
  profile: async ({ before, seeds }, provide) => {
    await inTemporary(async (folder) => {
      if (before !== "nothing") await cp((await seeds[before]()).profile, folder, { recursive: true });
      await provide(folder);
    });
  },
  secret: async ({ before, seeds }, provide) => provide(before === "enrolled" ? (await seeds.enrolled()).secret : ""),
  start: async ({ profile }, provide) => {
    const started: ElectronApplication[] = [];
    await provide(async (folder = profile) => {
      const app = await launch(folder);
      started.push(app);
      return { app, page: await firstPage(app) };
    });
    for (const app of started) await app.close();
  },
  running: async ({ start }, provide) => provide(await start()),
  app: async ({ running }, provide) => provide(running.app),
  page: async ({ running }, provide) => provide(running.page),
});

/** The app's one window, as its main process has it. */
export const windowOf = async (app: ElectronApplication): Promise<JSHandle<BrowserWindow>> =>
  app.evaluateHandle((electron) => {
    const [window] = electron.BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error("there is no window");
    return window;
  });

/** Closes the app's window and, as on a Mac, where the app outlives it, has it open another: that one's page. */
export async function reopenWindow(app: ElectronApplication): Promise<Page> {
  await app.evaluate((electron) => {
    electron.app.removeAllListeners("window-all-closed");
    electron.app.on("window-all-closed", () => {});
  });
  await app.windows()[0]?.close();
  // the page is gone a little before the window is
  await expect.poll(async () => app.evaluate((electron) => electron.BrowserWindow.getAllWindows().length)).toBe(0);
  const opened = app.waitForEvent("window");
  await app.evaluate((electron) => electron.app.emit("activate"));
  return opened;
}

export { expect };
