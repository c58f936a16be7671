// Finds the app inside a packaged distribution (resources/app.asar or resources/app).
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Node cannot read inside an archive as Electron can, so it is unpacked once into a folder named by its content. */
function unpack(archive: string): string {
  const hash = createHash("sha256").update(readFileSync(archive)).digest("hex").slice(0, 32);
  const folder = join(tmpdir(), `stand-in-app-${hash}`);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}.`);
  // Loaded only here: a development run does not need it, and it comes with electron-builder.
  const asar: typeof import("@electron/asar") = createRequire(import.meta.url)("@electron/asar");
  asar.extractAll(archive, fresh);
  try {
    renameSync(fresh, folder);
  } catch {
    rmSync(fresh, { recursive: true, force: true }); // another process was first, with the same content
  }
  return folder;
}

/** The packaged app's folder, or undefined where the distribution carries none (a development run). */
export function packedApp(resources: string): string | undefined {
  const archive = join(resources, "app.asar");
  if (existsSync(archive)) return unpack(archive);
  const folder = join(resources, "app");
  return existsSync(folder) ? folder : undefined;
}
