/** @file What people may choose for this computer: the look, the language, and how soon they are signed out. */
import { chooseLanguage, isLanguage, type Language, languages } from "./languages.ts";
import { gte, type Infer, int, lte, oneOf, strictObject } from "./zod.ts";

/** Looks to choose from. */
export const themes = ["system", "light", "dark"] as const;

const languageChoices: readonly ("system" | Language)[] = ["system", ...Object.keys(languages).filter(isLanguage)];

/** What is chosen. */
export const preferencesSchema = strictObject({
  theme: oneOf(themes),
  language: oneOf(languageChoices),
  /** Minutes without a sign of its user after which a session ends: at most an hour (R23). */
  idle_minutes: int().check(gte(1), lte(60)),
});
/** What is chosen. */
export type Preferences = Infer<typeof preferencesSchema>;

/** What holds until somebody chooses (R23). */
export const defaultPreferences: Preferences = { theme: "system", language: "system", idle_minutes: 15 };

/** The language to speak, to somebody whose system prefers these (BCP 47 tags, the best first). */
export const languageFor = ({ language }: Preferences, system: readonly string[]): Language =>
  language === "system" ? chooseLanguage(system) : language;
