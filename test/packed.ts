/** @file Where `npm run pack` puts what it packs, and how to find one's way in an unpacked app of each system. */
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ElectronDist } from "./electron-dist.ts";

/** The repository. */
export const root = resolve(import.meta.dirname, "..");

/** Where the packages of that Electron go. */
export const packedFolder = (kind: ElectronDist["kind"]): string =>
  join(root, "release", kind === "real" ? "app" : "stand-in");

/** An unpacked app. */
export interface PackedApp {
  /** All of it: a folder that can be moved. */
  readonly folder: string;
  /** In the folder: what to start. */
  readonly executable: string;
  /** In the folder: where app.asar lies. */
  readonly resources: string;
  /** In the folder: where Chromium's own words lie, one file or folder a language. */
  readonly locales: string;
}

const insides: Readonly<Record<string, Omit<PackedApp, "folder">>> = {
  linux: { executable: "twofold", resources: "resources", locales: "locales" },
  win: { executable: "Twofold.exe", resources: "resources", locales: "locales" },
  mac: {
    executable: "Twofold.app/Contents/MacOS/Twofold",
    resources: "Twofold.app/Contents/Resources",
    locales: "Twofold.app/Contents/Frameworks/Electron Framework.framework/Resources",
  },
};

/** The unpacked apps in a folder of packages, of whatever system and processor. */
export const packedApps = (packages: string): readonly PackedApp[] =>
  readdirSync(packages).flatMap((name) => {
    const inside = insides[/^(?:(?:linux|win)(?=(?:-\w+)?-unpacked$)|mac(?=(?:-\w+)?$))/u.exec(name)?.[0] ?? ""];
    return inside === undefined ? [] : [{ folder: join(packages, name), ...inside }];
  });
