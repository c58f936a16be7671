/** @file Makes the stand-in for Electron's distribution folder and prints its path: `npm run --silent stand-in`. */
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
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

/** Every file of the folder, by its path in it. */
function contents(): ReadonlyMap<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"));
  const version = String(
    typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "",
  );
  return new Map([
    ["electron", executable()],
    ["version", version],
    // electron-builder copies the folder whole: whatever is packed of it says what it is
    [
      "NOT-A-RELEASE.txt",
      `Made from a stand-in for Electron ${version}, for tests. It runs on the machine that made it only.\n`,
    ],
    // electron-builder removes the languages that are not shipped, and looks for them here
    ...["ar", "de", "en-US", "fr"].map((language): [string, string] => [`locales/${language}.pak`, ""]),
  ]);
}

/**
 * Makes the folder where it is missing or out of date, and unpacks Chromium. Safe when several processes do so at once:
 * each makes its own and the first rename counts. Returns the folder for ELECTRON_OVERRIDE_DIST_PATH or `electronDist`.
 */
export async function makeStandIn(): Promise<string> {
  await chooseChromium();
  const files = contents();
  const key = createHash("sha256")
    .update(JSON.stringify(Array.from(files)))
    .digest("hex")
    .slice(0, 12);
  const folder = join(cacheFolder, `stand-in-${key}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, "making-"));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(fresh, name)), { recursive: true });
    writeFileSync(join(fresh, name), text);
  }
  chmodSync(join(fresh, "electron"), 0o755);
  mkdirSync(join(fresh, "resources"));
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another process was first
  }
  return folder;
}

if (import.meta.main) process.stdout.write(`${await makeStandIn()}\n`);
