/** @file Makes the stand-in for Electron's distribution folder and prints its path: `npm run --silent stand-in`. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import { cacheFolder, chooseChromium } from "./choose-chromium.ts";

const root = resolve(import.meta.dirname, "../..");
const quote = (path: string): string => `'${path.replaceAll("'", `'\\''`)}'`;

/**
 * The executable. `--inspect` must reach Node itself. The last line is Electron's fuse sentinel (version 1, nine fuses)
 * with Electron's default states: electron-builder flips them there, and nothing here obeys them.
 */
function executable(): string {
  const node = join(root, "node_modules/node/bin/node");
  return `#!/bin/sh
# Stand-in for the Electron executable: runs the app's main process in Node over a Chromium. Never shipped.
self=$(readlink -f "$0")
inspect=
for word; do case $word in --inspect | --inspect=* | --inspect-brk | --inspect-brk=*) inspect=$word ;; esac; done
exec ${quote(node)} $inspect --unhandled-rejections=warn --disable-warning=ExperimentalWarning \\
  ${quote(join(import.meta.dirname, "boot.ts"))} "$self" "$@"
# dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009101001011
`;
}

/**
 * Makes the folder where it is missing or out of date, and unpacks Chromium. Safe when several processes do so at once:
 * each makes its own and the last rename counts. Returns the folder for ELECTRON_OVERRIDE_DIST_PATH or `electronDist`.
 */
export async function makeStandIn(): Promise<string> {
  await chooseChromium();
  const manifest: unknown = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "";
  const script = executable();
  const key = createHash("sha256")
    .update(`${String(version)}\n${script}`)
    .digest("hex")
    .slice(0, 12);
  const folder = join(cacheFolder, `stand-in-${key}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, "making-"));
  writeFileSync(join(fresh, "electron"), script, { mode: 0o755 });
  writeFileSync(join(fresh, "version"), String(version));
  mkdirSync(join(fresh, "resources"));
  // electron-builder removes the languages that are not shipped, and looks for them here
  mkdirSync(join(fresh, "locales"));
  writeFileSync(join(fresh, "locales/en-US.pak"), "");
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another process was first
  }
  return folder;
}

if (import.meta.main) process.stdout.write(`${await makeStandIn()}\n`);
