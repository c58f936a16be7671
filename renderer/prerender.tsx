/** @file The first screen as HTML, for each language: run once, when the app is built. */
import { renderToString } from "react-dom/server";
import { isLanguage, type Language, languages } from "../shared/languages.ts";
import { wordsOf } from "../shared/words/words.ts";
import { Root } from "./root.tsx";

/** A start page in each language: which way it is written, and what is inside of #root. */
export const startPages = async (): Promise<{ language: Language; dir: string; html: string }[]> =>
  Promise.all(
    Object.keys(languages)
      .filter(isLanguage)
      .map(async (language) => ({
        language,
        dir: languages[language].dir,
        html: renderToString(<Root language={language} words={await wordsOf[language]()} />),
      })),
  );
