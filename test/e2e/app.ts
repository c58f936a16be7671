/** @file What every end-to-end test starts with: the whole app on a fresh profile. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { test as base } from "playwright/test";
import { launch } from "../launch.ts";

/** A test with a fresh profile, the app on it, and its window. */
export const test = base.extend<{ profile: string; app: ElectronApplication; page: Page }>({
  profile: async ({}, provide) => {
    const folder = await mkdtemp(join(tmpdir(), "twofold-profile-"));
    await provide(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  app: async ({ profile }, provide) => {
    const app = await launch(profile);
    await provide(app);
    await app.close();
  },
  page: async ({ app }, provide) => provide(await app.firstWindow()),
});

export { expect } from "playwright/test";
