/** @file Finds the app inside a packaged distribution (resources/app.asar or resources/app). */
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackedApps } from "./temporary.ts";

let found: string | undefined;

/**
 * Node cannot read inside an archive as Electron can, so it is unpacked once into a folder named by its content: a
 * temporary one, where no node_modules of this repository can fill in for what was not bundled.
 */
async function unpack(archive: string): Promise<string> {
  const hash = createHash("sha256").update(readFileSync(archive)).digest("hex").slice(0, 32);
  const folder = join(tmpdir(), `${unpackedApps}${hash}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}.`);
  const { extractAll } = await import("@electron/asar"); // comes with electron-builder; a development run does not need it
  extractAll(archive, fresh);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another process was first, with the same content
  }
  return folder;
}

/** Looks into the distribution's `resources`, once, before anything asks for the app. */
export async function findPackedApp(resources: string): Promise<void> {
  const archive = join(resources, "app.asar");
  const folder = join(resources, "app");
  if (existsSync(archive)) found = await unpack(archive);
  else if (existsSync(folder)) found = folder;
}

/** The packaged app's folder, or undefined where the distribution carries none (a development run). */
export function packedApp(): string | undefined {
  return found;
}
