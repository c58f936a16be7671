/**
 * @file What this process was started with: the executable, the app it runs and the switches. Read once, before all
 * else.
 */
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseCommandLine, type Switch } from "./command-line.ts";
import { packedApp } from "./packed-app.ts";

interface Manifest {
  readonly name: string;
  readonly version: string | undefined;
  readonly main: string;
  readonly isModule: boolean;
}

interface Startup {
  /** Node's own executable. */
  readonly node: string;
  /** The distribution's executable, which stands in argv[0]. */
  readonly executable: string;
  readonly resources: string;
  readonly packaged: boolean;
  readonly appPath: string;
  readonly manifest: Manifest;
  readonly entry: string;
  /** The words after the executable, untouched. */
  readonly words: readonly string[];
  readonly preloads: readonly string[];
  /** Grows with `app.commandLine.appendSwitch`. */
  readonly switches: Switch[];
  /** Electron's version, from the distribution's `version` file. */
  readonly version: string;
}

function readManifest(folder: string): Manifest {
  const read: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const fields: Record<string, unknown> = typeof read === "object" && read !== null ? { ...read } : {};
  const text = (name: string): string | undefined => {
    const value = fields[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    name: text("productName") ?? text("name") ?? "Electron",
    version: text("version"),
    main: text("main") ?? "index.js",
    isModule: text("type") === "module",
  };
}

function readStartup(executable: string, words: readonly string[]): Startup {
  const distribution = dirname(executable);
  const resources = join(distribution, "resources");
  const packed = packedApp();
  const line = parseCommandLine(words, packed !== undefined);
  const given = packed ?? line.app;
  if (given === undefined) throw new Error("stand-in: no app was named");
  const path = resolve(given);
  const isFolder = statSync(path).isDirectory();
  const appPath = isFolder ? path : dirname(path);
  const manifest = isFolder
    ? readManifest(path)
    : { name: "Electron", version: undefined, main: path, isModule: path.endsWith(".mjs") };
  return {
    node: process.execPath,
    executable,
    resources,
    packaged: packed !== undefined,
    appPath,
    manifest,
    entry: resolve(appPath, manifest.main),
    words,
    preloads: line.preloads.map((file) => resolve(file)),
    switches: line.switches,
    version: readFileSync(join(distribution, "version"), "utf8").trim().replace(/^v/u, ""),
  };
}

const [, , executable, ...words] = process.argv;
if (executable === undefined) throw new Error("stand-in: start it through the distribution's executable");

/** The facts of this process. */
export const startup: Startup = readStartup(executable, words);
