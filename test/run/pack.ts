/**
 * @file `npm run pack`: the unpacked app, made by electron-builder from Electron's distribution, or from the stand-in
 * where that cannot be had; then it is marked so that nobody takes it for a release. Arguments go to electron-builder.
 */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { electronDist } from "../electron-dist.ts";

const root = resolve(import.meta.dirname, "../..");
const { kind, version, env } = await electronDist();
const standIn = env["ELECTRON_OVERRIDE_DIST_PATH"];
const output = join(root, "release", kind === "real" ? "app" : "stand-in");
const args = [
  "--dir",
  "--publish=never",
  `--config.directories.output=${output}`,
  ...(standIn === undefined ? [] : [`--config.electronDist=${standIn}`]),
  ...process.argv.slice(2),
];
const cli = createRequire(import.meta.url).resolve("electron-builder/cli.js");
const { status } = spawnSync(process.execPath, [cli, ...args], { cwd: root, stdio: "inherit" });
if (kind === "stand-in" && status === 0) {
  writeFileSync(
    join(output, "NOT-A-RELEASE.txt"),
    `Packed from a stand-in for Electron ${version}, to test the packing. It runs on the machine that made it only.\n`,
  );
}
process.exitCode = status ?? 1;
