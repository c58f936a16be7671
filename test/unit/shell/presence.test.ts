/** @file Locked or asleep: what the system tells of, and what it has to be asked (R23). */
import { powerMonitor } from "electron";
import { beforeEach, expect, test, vi } from "vitest";
import { watchPresence } from "../../../electron/shell/presence.ts";

const stateOfSystem = vi.hoisted(() => vi.fn<() => string>());
vi.mock("electron", async () => {
  const { EventEmitter } = await import("node:events");
  return { powerMonitor: Object.assign(new EventEmitter(), { getSystemIdleState: stateOfSystem }) };
});

const onGone = vi.fn<(why: string) => void>();
beforeEach(() => {
  vi.resetAllMocks();
  powerMonitor.removeAllListeners();
});

test.each(["darwin", "win32", "linux"] as const)("R23: on %s a lock or a sleep that is told of ends it", (platform) => {
  watchPresence(onGone, platform);
  powerMonitor.emit("lock-screen");
  powerMonitor.emit("suspend");
  expect(onGone.mock.calls).toEqual([["lock"], ["suspend"]]);
});
test("R23: on a Mac another user who takes over is as good as a lock", () => {
  watchPresence(onGone, "darwin");
  powerMonitor.emit("user-did-resign-active");
  expect(onGone.mock.calls).toEqual([["lock"]]);
});
test("R23: on Linux, which is asked, each lock counts once, as if it had been told of", () => {
  const ask = watchPresence(onGone, "linux");
  for (const state of ["active", "idle", "locked", "locked", "unknown", "locked", "active"] as const) {
    stateOfSystem.mockReturnValue(state);
    ask();
  }
  expect(onGone.mock.calls).toEqual([["lock"], ["lock"]]);
});
test("the others are not asked", () => {
  watchPresence(onGone, "darwin")();
  expect(stateOfSystem).not.toHaveBeenCalled();
});
