/**
 * @file A process of its own that runs a main file with an Electron that answers at once, until it makes its window,
 * and prints how many ms that took. Arguments: the file, and the folder of the profile.
 */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const [, , file = ""] = process.argv;
const electron = new URL("quick-electron.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: electron, shortCircuit: true } : next(specifier, context),
});
await import(electron);
globalThis.gc?.(); // what was left by reading this file is not main's
process.env["STARTED"] = String(performance.now());
await import(pathToFileURL(file).href);
