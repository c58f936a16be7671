/**
 * @file Is somebody there? A locked screen or a sleeping machine ends the session (R23).
 */
import { powerMonitor } from "electron";
import type { SessionEnd } from "../../shared/contract.ts";

/** Calls back when the machine is locked or put to sleep. */
export function watchPresence(onGone: (why: SessionEnd) => void): void {
  powerMonitor.on("lock-screen", () => {
    onGone("lock");
  });
  powerMonitor.on("suspend", () => {
    onGone("suspend");
  });
}
