/**
 * @file Which Electron the app is run on: the real one where its binary is installed, else the stand-in.
 * `TWOFOLD_ELECTRON=real` demands the real one, `TWOFOLD_ELECTRON=stand-in` the other.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve as resolvePath } from "node:path";
import { cacheFolder } from "./stand-in/choose-chromium.ts";
import { makeStandIn } from "./stand-in/make.ts";

/** The Electron to run on, and the environment in which Electron's own tools find it. */
export interface ElectronDist {
  readonly kind: "real" | "stand-in";
  /** The version that it is, or stands in for. */
  readonly version: string;
  /** Its distribution folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

const { resolve } = createRequire(import.meta.url);

/** Is Electron's binary on this machine, where its npm package looks for it? Never downloads anything. */
function isInstalled(folder: string): boolean {
  const override = process.env["ELECTRON_OVERRIDE_DIST_PATH"];
  // the stand-in that somebody was pointed at is not Electron, and must never be called so
  if (override !== undefined) return existsSync(override) && !resolvePath(override).startsWith(cacheFolder);
  const pathFile = join(folder, "path.txt");
  return existsSync(pathFile) && existsSync(join(folder, "dist", readFileSync(pathFile, "utf8")));
}

/** Finds the Electron to run on, making the stand-in where that is the one. */
export async function electronDist(): Promise<ElectronDist> {
  const folder = dirname(resolve("electron/package.json"));
  const version = /"version": "(?<version>[^"]+)"/u.exec(readFileSync(join(folder, "package.json"), "utf8"));
  const found = { version: version?.groups?.["version"] ?? "unknown" };
  const wanted = process.env["TWOFOLD_ELECTRON"];
  if (wanted !== "stand-in" && isInstalled(folder)) {
    return {
      kind: "real",
      ...found,
      folder: process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(folder, "dist"),
      env: {},
    };
  }
  if (wanted === "real") throw new Error("TWOFOLD_ELECTRON=real, but Electron's binary is not installed here");
  const standIn = await makeStandIn();
  return { kind: "stand-in", ...found, folder: standIn, env: { ELECTRON_OVERRIDE_DIST_PATH: standIn } };
}
