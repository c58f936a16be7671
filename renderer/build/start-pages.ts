/**
 * @file Writes the first screen into a start page for each language, so that it is seen before any script has run. The
 * Content-Security-Policy allows no style attributes, so what React puts there becomes a stylesheet.
 */
import { pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { isLanguage, type Language, languages, pageFile } from "../../shared/languages.ts";
import { array, type Infer, oneOf, strictObject, string } from "../../shared/zod.ts";

const page = strictObject({
  language: oneOf(Object.keys(languages).filter(isLanguage)),
  dir: string(),
  html: string(),
});
/** A start page: the language, which way it is written, and what is inside of #root. */
type StartPage = Infer<typeof page>;

/** What prerender.tsx makes, run from its bundle. */
async function prerender(bundle: string): Promise<StartPage[]> {
  const made: unknown = await import(pathToFileURL(bundle).href);
  const run: unknown = typeof made === "object" && made !== null && Reflect.get(made, "startPages");
  if (typeof run !== "function") throw new Error("the start pages cannot be made");
  const pages: unknown = await Reflect.apply(run, undefined, []);
  return array(page).parse(pages);
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

/** Language → the fonts that it is written with, by a part of their files' names. */
const letters: Readonly<Record<Language, readonly string[]>> = {
  en: ["inter-latin"],
  de: ["inter-latin"],
  ar: ["inter-latin", "readex-pro-arabic"],
};

/** What the first screen needs beside its scripts: its rules, its words, and its letters before it is painted. */
const linksTo = (words: string, fonts: readonly string[]): string =>
  [
    '<link rel="stylesheet" href="./start.css">',
    `<link rel="modulepreload" href="./${words}">`,
    ...fonts.map((font) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="./${font}">`),
  ]
    .map((link) => `  ${link}\n  `)
    .join("");

/** Runs on the client's build; `prerendered` is the path of the bundle of prerender.tsx, which is built before. */
export function startPages(prerendered: string): Plugin {
  return {
    name: "start-pages",
    enforce: "post",
    applyToEnvironment: ({ name }) => name === "client",
    async generateBundle(_options, bundle) {
      const index = bundle["index.html"];
      if (index?.type !== "asset" || typeof index.source !== "string") throw new Error("there is no index.html");
      const template = index.source;
      const sheet = createSheet();
      for (const { language, dir, html } of await prerender(prerendered)) {
        const words = Object.values(bundle).find(
          (chunk) => chunk.type === "chunk" && chunk.facadeModuleId?.endsWith(`/shared/words/${language}.ts`) === true,
        );
        const fonts = Object.keys(bundle).filter((file) => letters[language].some((name) => file.includes(name)));
        if (words === undefined) throw new Error(`there is no chunk with the words of ${language}`);
        const source = template
          .replace('<html lang="en">', `<html lang="${language}" dir="${dir}">`)
          // a blocking script, and none of the bundle's
          .replace("<title>", '<script src="./color-scheme.js"></script>\n    <title>')
          .replace("</head>", `${linksTo(words.fileName, fonts)}</head>`)
          .replace('<div id="root"></div>', () => `<div id="root">${sheet.move(html)}</div>`);
        const fileName = pageFile(language);
        if (fileName === "index.html") index.source = source;
        else this.emitFile({ type: "asset", fileName, source });
      }
      this.emitFile({ type: "asset", fileName: "start.css", source: sheet.css() });
    },
  };
}
