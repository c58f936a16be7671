/** @file The Chromium from npm shows text wherever it is: one that finds no font shows none, not even in a page's own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { chooseChromium } from "../../stand-in/choose-chromium.ts";

test("the Chromium from npm is told of fonts that were unpacked with it", async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv("CHROMIUM", "npm");
  const { env } = await chooseChromium();
  const list = env["FONTCONFIG_PATH"] ?? "";
  const [, folder] = /<dir prefix="relative">(.*?)<\/dir>/u.exec(readFileSync(join(list, "fonts.conf"), "utf8")) ?? [];
  expect(existsSync(join(list, folder ?? "none", "Open_Sans", "OpenSans-Regular.ttf"))).toBe(true);
});
