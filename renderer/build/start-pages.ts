/**
 * @file Writes the first screen into a start page for each language, so that it is seen before any script has run. The
 * Content-Security-Policy allows no style attributes, so what React puts there becomes a stylesheet.
 */
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { isLanguage, pageFile } from "../../shared/languages.ts";
import type { StartPage } from "../prerender.tsx";

/** What the bundle of prerender.tsx exports. */
interface Prerendered {
  readonly startPages: () => Promise<StartPage[]>;
}

const entities: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#x27;": "'",
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
};
const plain = (text: string): string =>
  text.replaceAll(/&(?:quot|#x27|amp|lt|gt);/gu, (entity) => entities[entity] ?? "");

/** Takes the style attributes out: each different one becomes a rule. */
function createSheet(): { readonly move: (html: string) => string; readonly css: () => string } {
  const rules: string[] = [];
  return {
    move: (html) =>
      html.replaceAll(/ style="([^"]*)"/gu, (_all, style: string) => {
        const rule = plain(style);
        if (!rules.includes(rule)) rules.push(rule);
        return ` data-start="${rules.indexOf(rule)}"`;
      }),
    css: () => rules.map((rule, index) => `[data-start="${index}"]{${rule}}`).join("\n"),
  };
}

/** Runs on the client's build; `prerendered` is the path of the bundle of prerender.tsx, which is built before. */
export function startPages(prerendered: string): Plugin {
  return {
    name: "start-pages",
    enforce: "post",
    applyToEnvironment: ({ name }) => name === "client",
    async generateBundle(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset" || typeof page.source !== "string") throw new Error("there is no index.html");
      const template = page.source;
      const { startPages: pages }: Prerendered = await import(pathToFileURL(prerendered).href);
      const sheet = createSheet();
      for (const { language, dir, html } of await pages()) {
        if (!isLanguage(language)) throw new Error(`${language} is no language`);
        const words = Object.values(bundle).find(
          (chunk) => chunk.type === "chunk" && chunk.facadeModuleId?.endsWith(`/shared/words/${language}.ts`),
        );
        if (words === undefined) throw new Error(`there is no chunk with the words of ${language}`);
        const source = template
          .replace('<html lang="en">', `<html lang="${language}" dir="${dir}">`)
          // a blocking script, and none of the bundle's
          .replace("<title>", '<script src="./color-scheme.js"></script>\n    <title>')
          .replace(
            "</head>",
            `  <link rel="stylesheet" href="./start.css">\n    <link rel="modulepreload" href="./${words.fileName}">\n  </head>`,
          )
          .replace('<div id="root"></div>', () => `<div id="root">${sheet.move(html)}</div>`);
        const fileName = pageFile(language);
        if (fileName === "index.html") page.source = source;
        else this.emitFile({ type: "asset", fileName, source });
      }
      this.emitFile({ type: "asset", fileName: "start.css", source: sheet.css() });
    },
  };
}
