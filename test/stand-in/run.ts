/** @file Makes Node look like Electron's main process, loads the app, then starts Chromium. */
import { createRequire, registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { life } from "./app.ts";
import { announceDownload } from "./downloads.ts";
import { followPermissionHandlers } from "./permissions.ts";
import { complain } from "./record.ts";
import { answerRequest } from "./requests.ts";
import { startup } from "./startup.ts";
import { deciders } from "./targets.ts";

const electron = new URL("electron.ts", import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(?:\/(?:main|common|renderer))?$/u.test(specifier))
      return { url: electron, format: "module-typescript", shortCircuit: true };
    return next(specifier === "original-fs" ? "node:fs" : specifier, context);
  },
});

const { executable, words, resources, version, packaged, entry, manifest } = startup;
process.argv = [executable, ...words]; // Playwright's loader cuts this itself and relies on the exact shape
process.execPath = executable;
const define = (name: string, value: unknown): void => {
  Object.defineProperty(process, name, { value, configurable: true, enumerable: true, writable: true });
};
define("type", "browser");
define("resourcesPath", resources);
define("defaultApp", packaged ? undefined : true);
define("versions", { ...process.versions, electron: version });

deciders.request = answerRequest;
deciders.download = announceDownload;
followPermissionHandlers();

let loaded = false;
process.on("exit", (code) => {
  // Electron would hang for ever; Node ends with 0 when nothing is left to wait for.
  if (loaded || code !== 0 || life.isEnding) return;
  complain("the app's entry never finished: does it await app.whenReady() at the top level?");
  process.exitCode = 1;
});

const requireFrom = createRequire(resolve("stand-in"));
for (const file of startup.preloads) requireFrom(file);
// As in Electron, ready comes only after the entry has been evaluated, with its top-level awaits.
if (manifest.isModule ? !entry.endsWith(".cjs") : entry.endsWith(".mjs")) await import(pathToFileURL(entry).href);
else requireFrom(entry);
loaded = true;
await life.start();
