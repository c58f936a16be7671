/**
 * @file The words of main: in its menu, its dialogs and the files it writes; in the language that is spoken now.
 */
import { createTranslator } from "use-intl/core";
import type { Language } from "../../shared/languages.ts";
import { ar } from "../../shared/words/ar.ts";
import { de } from "../../shared/words/de.ts";
import { en } from "../../shared/words/en.ts";
import type { Words } from "../../shared/words/words.ts";

const catalogues: { readonly [L in Language]: Words } = { en, de, ar };

/** The catalogue of a language. */
export const catalogueOf = (language: Language): Words => catalogues[language];

const translator = (language: Language) => createTranslator({ locale: language, messages: catalogues[language] });

/** Main's translators: a section of the catalogue → its words, filled in. */
export type Speech = ReturnType<typeof translator>;

/** Speaks a language. */
export const speak = (language: Language): Speech => translator(language);
