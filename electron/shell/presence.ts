/**
 * @file Is somebody there? A locked screen or a sleeping machine ends the session (R23).
 */
import { powerMonitor } from "electron";
import type { SessionEnd } from "../../shared/contract.ts";

/**
 * Calls back when the machine is locked or put to sleep. What it returns is to be called every second: Linux tells of no
 * lock by itself, and has to be asked. Where its desktop does not answer, only the idle time is left.
 */
export function watchPresence(onGone: (why: SessionEnd) => void, platform: NodeJS.Platform): () => void {
  powerMonitor.on("lock-screen", () => {
    onGone("lock");
  });
  powerMonitor.on("suspend", () => {
    onGone("suspend");
  });
  if (platform === "darwin") {
    // another user has the screen now
    powerMonitor.on("user-did-resign-active", () => {
      onGone("lock");
    });
  }
  if (platform !== "linux") return () => {};
  let wasLocked = false;
  return () => {
    const isLocked = powerMonitor.getSystemIdleState(1) === "locked";
    if (isLocked && !wasLocked) onGone("lock");
    wasLocked = isLocked;
  };
}
