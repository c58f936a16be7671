/** @file The languages that Twofold speaks. Their words are in shared/words, one catalogue each. */

/** Language → its own name for itself, and the way it is written. */
export const languages = {
  en: { name: "English", dir: "ltr" },
  de: { name: "Deutsch", dir: "ltr" },
  ar: { name: "العربية", dir: "rtl" },
} as const;

/** A language, as its BCP 47 tag. */
export type Language = keyof typeof languages;

/** Is that the tag of a language that Twofold speaks? */
export const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);

/** The file of the start page in a language. */
export const pageFile = (language: Language): string => (language === "en" ? "index.html" : `index.${language}.html`);

/** The first of somebody's languages (BCP 47 tags, the best first) that Twofold speaks in any form; else English. */
export const chooseLanguage = (preferred: readonly string[]): Language =>
  preferred.map((tag) => tag.toLowerCase().split("-")[0] ?? "").find(isLanguage) ?? "en";
