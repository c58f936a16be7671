/**
 * @file The catalogues of words, compiled when the app is built: what is shipped has no parser of ICU messages in it.
 */
import { basename } from "node:path";
import compile from "icu-minify/compile";
import type { Plugin } from "vite";

/** A catalogue, or a part of one. */
interface Messages {
  readonly [key: string]: string | Messages;
}

type Compiled = ReturnType<typeof compile> | { readonly [key: string]: Compiled };

const compileAll = (messages: string | Messages): Compiled =>
  typeof messages === "string"
    ? compile(messages)
    : Object.fromEntries(Object.entries(messages).map(([key, message]) => [key, compileAll(message)]));

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
      const { [language]: messages }: Readonly<Record<string, Messages>> = await import(id);
      if (messages === undefined) throw new Error(`${id} has no words of ${language}`);
      return `export const ${language} = ${JSON.stringify(compileAll(messages))};`;
    },
  };
}
