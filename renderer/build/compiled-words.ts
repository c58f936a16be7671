/**
 * @file The catalogues of words, compiled when the app is built: what is shipped has no parser of ICU messages in it.
 */
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import compile from "icu-minify/compile";
import type { Plugin } from "vite";

type Compiled = ReturnType<typeof compile> | { readonly [key: string]: Compiled };

function compileAll(messages: unknown): Compiled {
  if (typeof messages === "string") return compile(messages);
  if (typeof messages !== "object" || messages === null)
    throw new Error("a catalogue holds texts, and parts of itself");
  return Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileAll(message)]));
}

/** Compiles shared/words/*.ts, and has use-intl format what is compiled. */
export function compiledWords(): Plugin {
  return {
    name: "compiled-words",
    enforce: "pre",
    apply: "build",
    resolveId(source, importer, options) {
      if (source !== "use-intl/format-message") return undefined;
      return this.resolve("use-intl/format-message/format-only", importer, options);
    },
    async load(id) {
      if (!/\/shared\/words\/[a-z]{2}\.ts$/u.test(id)) return undefined;
      const language = basename(id, ".ts");
      const catalogue: unknown = await import(pathToFileURL(id).href);
      const messages: unknown = typeof catalogue === "object" && catalogue !== null && Reflect.get(catalogue, language);
      return `export const ${language} = ${JSON.stringify(compileAll(messages))};`;
    },
  };
}
