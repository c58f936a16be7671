/**
 * @file The list of common passwords (R14), in lower case: the 18,000 that are long enough to be one, and
 * the most common shorter words, which make one with a year or a few signs ("Summer2026"). The names of months and days are
 * known in all of Twofold's languages: whoever must have a new password each month thinks of them.
 */
import { passwordLeast } from "../../shared/fields.ts";
import { languages } from "../../shared/languages.ts";

/** Fewest letters of a shorter word that is looked for: still shorter ones are in many a random text. */
const wordLeast = 4;

/** How many of the list's first are taken for what everybody thinks of, where they are too short by themselves. */
const wordsAmong = 10_000;

const isLong = (entry: string): boolean => Array.from(entry).length >= passwordLeast;

const isWord = (text: string): boolean => /^\p{L}+$/u.test(text) && Array.from(text).length >= wordLeast;

/** What of a list, most common first, is shipped: each part in the order of the alphabet, in which it packs small, and the
 * shorter words first, so that of what is shipped already that is all. */
export function shipped(list: readonly string[]): readonly string[] {
  const words = list.slice(0, wordsAmong).filter((entry) => !isLong(entry) && isWord(entry));
  return [...words.toSorted(), ...list.filter(isLong).toSorted()];
}

/** The name of a day's month or of the day itself, in lower case. */
const nameOf = (day: number, language: string, part: "month" | "weekday"): string =>
  new Date(day).toLocaleDateString(language, { [part]: "long", timeZone: "UTC" }).toLowerCase();

/** The names of the twelve months, and of more days than a week has. */
const calendar = (): readonly string[] =>
  Object.keys(languages).flatMap((language) =>
    Array.from({ length: 12 }, (_none, place) => [
      nameOf(Date.UTC(2026, place), language, "month"),
      nameOf(Date.UTC(2026, 0, place + 1), language, "weekday"),
    ]).flat(),
  );

let loading: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set([...shipped(dictionary["passwords-common"]), ...calendar()]);
}

/** Is this, in lower case, among the passwords and words that everybody tries first? */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= load(); // only once a password is chosen: it would hold up the start
  return (await loading).has(password);
}
