/** @file What the build left in dist/, and how large it is as it is shipped. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const dist = resolve(import.meta.dirname, "../dist");
const page = join(dist, "renderer/index.html");

/** The scripts that index.html asks for: its own, and those that it preloads because they are needed with it. */
const firstScripts = (): string[] =>
  Array.from(readFileSync(page, "utf8").matchAll(/<(?:script|link)\b[^>]*\b(?:src|href)="(?<file>[^"]+\.js)"/gu)).map(
    ({ groups }) => join(dist, "renderer", groups?.["file"] ?? ""),
  );

/** kB (1000 bytes) of the first screen's JavaScript, each file gzipped. */
export const firstScreenSize = (): number =>
  firstScripts().reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1000;

/** MB (10^6 bytes) of what goes into the app's archive: everything in dist/ and package.json. An archive adds its index. */
export const archiveSize = (): number =>
  readdirSync(dist, { recursive: true, encoding: "utf8" })
    .map((name) => statSync(join(dist, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), statSync(join(dist, "../package.json")).size) / 1e6;
