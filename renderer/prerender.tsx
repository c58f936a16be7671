/** @file The first screen as HTML, for each language: run once, when the app is built. */
import { renderToString } from "react-dom/server";
import { isLanguage, languages } from "../shared/languages.ts";
import { wordsOf } from "../shared/words/words.ts";
import { Root } from "./root.tsx";

/** A start page: the language, which way it is written, and what is inside of #root. */
export interface StartPage {
  readonly language: string;
  readonly dir: string;
  readonly html: string;
}

/** The start page in each language. */
export const startPages = async (): Promise<StartPage[]> =>
  Promise.all(
    Object.keys(languages)
      .filter(isLanguage)
      .map(async (language) => ({
        language,
        dir: languages[language].dir,
        html: renderToString(<Root language={language} words={await wordsOf[language]()} />),
      })),
  );
