/** @file The catalogues of words: every language is whole, and says the same with the same things filled in. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, TYPE, type MessageFormatElement } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { chooseLanguage, isLanguage, type Language, languages } from "../../shared/languages.ts";
import { en } from "../../shared/words/en.ts";
import { wordsOf } from "../../shared/words/words.ts";

interface Catalogue {
  readonly [key: string]: string | Catalogue;
}

/** Every message of a catalogue by its path. */
const flat = (catalogue: Catalogue, path = ""): (readonly [string, string])[] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  );

/** What a message has filled in: name and kind. */
const holes = (elements: readonly MessageFormatElement[]): string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      return [
        `${element.value} ${element.type}`,
        ...Object.values(element.options).flatMap(({ value }) => holes(value)),
      ];
    }
    return [`${element.value} ${element.type}`];
  });
const holesOf = (message: string): string[] => [...new Set(holes(parse(message)))].toSorted();

/** The categories of every plural in a message. */
const pluralsIn = (elements: readonly MessageFormatElement[]): string[][] =>
  elements.flatMap((element) => (element.type === TYPE.plural ? [Object.keys(element.options)] : []));

/** Words that are the same in another language, because they are names or signs. */
const same: ReadonlySet<string> = new Set(["product", "profile.id", "profile.name", "fields.passphrase"]);

const english = new Map(flat(en));
const others = Object.keys(languages)
  .filter(isLanguage)
  .filter((language) => language !== "en");

test("the guide quotes what is said, word for word", async () => {
  const guide = join(import.meta.dirname, "../../docs/guide");
  const pages = (await readdir(guide)).filter((file) => file.endsWith(".md"));
  const texts = await Promise.all(pages.map(async (file) => readFile(join(guide, file), "utf8")));
  const quotes = texts.flatMap((text) =>
    Array.from(text.matchAll(/\*\*"(?:… )?([^"]+)"/gu), ([, quote = ""]) => quote),
  );
  const said = [...english.values()];
  expect(quotes.length).toBeGreaterThan(5);
  expect(quotes.filter((quote) => !said.some((message) => message.includes(quote)))).toEqual([]);
});

describe.each(others)("the words of %s", (language: Language) => {
  test("are all there, all said, and none is left in English", async () => {
    const words = flat(await wordsOf[language]());
    expect(words.map(([path]) => path).toSorted()).toEqual([...english.keys()].toSorted());
    const unsaid = words.filter(([, message]) => message.trim() === "");
    const untranslated = words.filter(([path, message]) => !same.has(path) && message === english.get(path));
    expect([unsaid, untranslated]).toEqual([[], []]);
  });
  test("have the same things filled in as in English", async () => {
    const words = flat(await wordsOf[language]());
    expect(words.map(([path, message]) => [path, holesOf(message)])).toEqual(
      words.map(([path]) => [path, holesOf(english.get(path) ?? "")]),
    );
  });
  test("have a form for every plural of the language", async () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const plurals = flat(await wordsOf[language]()).flatMap(([path, message]) =>
      pluralsIn(parse(message)).map((forms) => [path, forms.toSorted()]),
    );
    expect(plurals).toEqual(plurals.map(([path]) => [path, categories.toSorted()]));
  });
});

test.each([
  [["de-AT", "en"], "de"],
  [["fr-FR", "ar-EG", "en"], "ar"],
  [["EN-us"], "en"],
  [["fr", "tlh"], "en"],
  [[], "en"],
])("to somebody whose system prefers %j, %s is spoken", (preferred, expected) => {
  expect(chooseLanguage(preferred)).toBe(expected);
});
