/** @file Temporary folders that must not stay for ever: a killed process leaves its own to the next start. */
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const profiles = "stand-in-profile-";
/** The folders of unpacked apps; several processes can use the same one. */
export const unpackedApps = "stand-in-app-";
const day = 24 * 60 * 60 * 1000;

const remove = (path: string): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes the profiles of processes that are gone, and apps that were unpacked more than a day ago. */
export function sweep(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    const pid = Number(name.startsWith(profiles) ? name.slice(profiles.length).split("-")[0] : Number.NaN);
    try {
      if (Number.isInteger(pid) && !isRunning(pid)) remove(path);
      if (name.startsWith(unpackedApps) && Date.now() - statSync(path).mtimeMs > day) remove(path);
    } catch {
      // another process is at it
    }
  }
}

/** Makes a folder for Chromium's own profile, so that the app's holds the app's files only; it goes with this process. */
export function makeProfile(): string {
  const folder = mkdtempSync(join(tmpdir(), `${profiles}${String(process.pid)}-`));
  process.on("exit", () => {
    try {
      remove(folder);
    } catch {
      // a dying Chromium still writes there; the next start sweeps it
    }
  });
  return folder;
}
