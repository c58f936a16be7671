/**
 * @file The list of common passwords (R14), as it is shipped: what is on it is packed, and of its package nothing else is
 * bundled.
 */
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { dictionary } from "@zxcvbn-ts/language-common";
import type { Plugin } from "vite";
import { shipped } from "../auth/common-passwords.ts";

/** Where it would lie if it were a file. */
const id = join(import.meta.dirname, "common-passwords-packed.js");

const fileName = "common-passwords.br";

/** Stands for the package in the bundle of main. */
export function commonPasswords(): Plugin {
  return {
    name: "common-passwords",
    enforce: "pre",
    apply: "build",
    applyToEnvironment: ({ name }) => name === "main",
    resolveId: (source) => (source === "@zxcvbn-ts/language-common" ? id : undefined),
    load(asked) {
      if (asked !== id) return undefined;
      const words = shipped(dictionary["passwords-common"]);
      // a file of its own: as text it would be a third larger
      this.emitFile({ type: "asset", fileName, source: brotliCompressSync(words.join("\n")) });
      return [
        'import { readFileSync } from "node:fs";',
        'import { join } from "node:path";',
        'import { brotliDecompressSync } from "node:zlib";',
        `const packed = readFileSync(join(import.meta.dirname, "${fileName}"));`,
        'const words = brotliDecompressSync(packed).toString().split("\\n");',
        'export const dictionary = { "passwords-common": words };',
      ].join("\n");
    },
  };
}
