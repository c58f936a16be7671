/** @file The window's picture beside main.js: a Linux without a desktop file for the app has no other. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Plugin } from "vite";

/** Puts icon.png beside main.js. */
export function windowIcon(): Plugin {
  return {
    name: "window-icon",
    applyToEnvironment: ({ name }) => name === "main",
    async buildStart() {
      const source = await readFile(resolve(import.meta.dirname, "../icons/linux/128x128.png"));
      this.emitFile({ type: "asset", fileName: "icon.png", source });
    },
  };
}
