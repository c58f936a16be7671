/** @file Electron's checklist, as far as what is written can be searched: the built files, and the main process's sources. */
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { expect, test } from "./app.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (pattern: string): { readonly file: string; readonly text: string }[] =>
  globSync(pattern, { cwd: root }).map((file) => ({ file, text: readFileSync(resolve(root, file), "utf8") }));

const built = read("dist/**/*.{js,cjs,css,html}");
const sources = read("electron/**/*.ts");
const inSources = (pattern: RegExp): string[] =>
  sources.flatMap(({ file, text }) => Array.from(text.matchAll(pattern), ([found]) => `${file}: ${found}`));

test("checklist 1, R33: the built files name no address but namespaces and where libraries explain their errors", () => {
  expect(built.length).toBeGreaterThan(3);
  const comments = /\/\*.*?\*\/|^\s*\/\/.*?$/gmsu;
  const addresses = /\b(?:https?|wss?):\/\/[\w$-][^\s"'`)\\]*/gu;
  const known = /^https?:\/\/(?:www\.w3\.org|react\.dev\/errors|mantine\.dev|json-schema\.org)\//u;
  const found = built.flatMap(({ file, text }) =>
    Array.from(text.replaceAll(comments, "").matchAll(addresses), ([url]) => ({ file, url })),
  );
  expect(found.filter(({ url }) => !known.test(url))).toStrictEqual([]);
});

test("R33: the main process has nothing to make a connection with", () => {
  const network =
    /(?:from|import|require)\s*\(?\s*["'`](?:node:)?(?:https?|http2|net|tls|dns|dgram|inspector)(?:\/\w+)?["'`]/gu;
  const main = built.filter(({ file }) => file.includes("electron"));
  expect(main.map(({ file }) => file.replaceAll("\\", "/")).toSorted()).toStrictEqual([
    "dist/electron/behind.js",
    "dist/electron/common-passwords-packed.js",
    "dist/electron/main.js",
    "dist/electron/preload.cjs",
  ]);
  expect(main.flatMap(({ text }) => text.match(network) ?? [])).toStrictEqual([]);
  expect(
    inSources(/\bfetch\(|WebSocket|XMLHttpRequest|\bnet\b.*from "electron"|autoUpdater|crashReporter/gu),
  ).toStrictEqual([]);
});

test("checklist 4: the sandbox is on for every page, before the app is ready", () => {
  const text = sources.find(({ file }) => file.endsWith("main.ts"))?.text ?? "";
  expect(text).toMatch(/^app\.enableSandbox\(\);$/mu);
  expect(text.search(/^app\.enableSandbox/mu)).toBeLessThan(text.search(/^if \(app\.requestSingleInstanceLock/mu));
  expect(inSources(/no-sandbox|sandbox: false/gu)).toStrictEqual([]);
});

test("checklist 2 3 6 8 9 10 11 15: what loosens the cage is named nowhere", () => {
  const names =
    /webviewTag|allowpopups|experimentalFeatures|enableBlinkFeatures|allowRunningInsecureContent|openExternal|webSecurity: false|contextIsolation: false|nodeIntegration\w*: true|bypassCSP|ignore-certificate-errors|disable-web-security|setCertificateVerifyProc/gu;
  expect(inSources(names)).toStrictEqual([]);
  // Electron's shell is there to show the app's own folder, and opens nothing
  expect(inSources(/\bshell\.[\w.(]+/gu)).toStrictEqual(["electron/main.ts: shell.showItemInFolder(app.getPath("]);
});

test("checklist 16: Electron is pinned, to one of the latest three majors", () => {
  const manifest = z
    .object({ devDependencies: z.object({ electron: z.string().regex(/^\d+\.\d+\.\d+$/u) }) })
    .parse(JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")));
  expect(Number(manifest.devDependencies.electron.split(".")[0])).toBeGreaterThanOrEqual(43);
});

test("checklist 18: no page comes from file:", () => {
  expect(inSources(/loadFile|["'`]file:|pathToFileURL/gu)).toStrictEqual([]);
});

test("checklist 14: every window that a page asks for is denied", () => {
  // here and not in the app: where popups are not modelled they never come to be, whatever the handler says
  expect(inSources(/setWindowOpenHandler\(\(\) => \(\{ action: "deny" \}\)\)/gu)).toHaveLength(1);
});

test("checklist 5: no device is ever offered", () => {
  expect(inSources(/setDevicePermissionHandler\(\(\) => false\)/gu)).toHaveLength(1);
  expect(
    inSources(/setDisplayMediaRequestHandler|select-(?:hid|usb|serial|bluetooth)|setBluetoothPairing/gu),
  ).toStrictEqual([]);
});
