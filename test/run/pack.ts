/**
 * @file `npm run pack`: the unpacked app, and on Linux the tar.gz, made by electron-builder from Electron's distribution,
 * or from the stand-in where that cannot be had: then what is made says that it is no release. Nothing is downloaded.
 * Arguments go to electron-builder in place of these two targets.
 */
import { spawnSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { createRequire } from "node:module";
import { path7za } from "7zip-bin";
import { electronDist } from "../electron-dist.ts";
import { packedFolder, root } from "../packed.ts";

const { kind, folder } = await electronDist();
const targets = process.platform === "linux" ? ["--linux", "dir", "tar.gz"] : ["--dir"];
const words = process.argv.slice(2);
const args = [
  ...(words.length > 0 ? words : targets),
  "--publish=never",
  `--config.directories.output=${packedFolder(kind)}`,
  `--config.electronDist=${folder}`,
  ...(kind === "real" ? [] : ["--config.artifactName=NOT-A-RELEASE-${productName}-${version}-${os}-${arch}.${ext}"]),
];
chmodSync(path7za, 0o755); // its package forgot to
const cli = createRequire(import.meta.url).resolve("electron-builder/cli.js");
const { status } = spawnSync(process.execPath, [cli, ...args], {
  cwd: root,
  env: { ...process.env, ELECTRON_BUILDER_7ZIP_PATH: path7za }, // it would fetch its own from GitHub
  stdio: "inherit",
});
process.exitCode = status ?? 1;
