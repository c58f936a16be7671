/** @file Which Electron a run is said to be on: the stand-in is never called Electron. */
import { afterEach, expect, test, vi } from "vitest";
import { electronDist } from "../../electron-dist.ts";
import { makeStandIn } from "../../stand-in/make.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test("a run that was pointed at the stand-in says so", async () => {
  vi.stubEnv("TWOFOLD_ELECTRON", undefined);
  vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", await makeStandIn());
  expect(await electronDist()).toMatchObject({ kind: "stand-in" });
});

test("and where Electron itself is demanded, it is refused", async () => {
  vi.stubEnv("TWOFOLD_ELECTRON", "real");
  vi.stubEnv("ELECTRON_OVERRIDE_DIST_PATH", await makeStandIn());
  await expect(electronDist()).rejects.toThrow("not installed here");
});
