/** @file The end-to-end tests: the whole app, through Playwright's own driver for Electron. */
import { defineConfig } from "playwright/test";

export default defineConfig({
  testDir: "./e2e",
  outputDir: "../test-results/e2e",
  globalSetup: "./e2e/setup.ts",
  fullyParallel: true,
  // two apps on Electron itself would share the system's one clipboard
  workers: process.env["TWOFOLD_ELECTRON"] === "real" ? 1 : 2,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/e2e.json" }]],
});
