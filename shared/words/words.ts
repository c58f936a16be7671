/** @file The shape of a catalogue of words, and how to come by one. */
import type { Language } from "../languages.ts";
import type { en } from "./en.ts";

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** A whole catalogue: what is missing in a language, or too much, does not compile. */
export type Words = Shape<typeof en>;

/** Loads a language's catalogue, and only that. */
export const wordsOf: { readonly [L in Language]: () => Promise<Words> } = {
  en: async () => (await import("./en.ts")).en,
  de: async () => (await import("./de.ts")).de,
  ar: async () => (await import("./ar.ts")).ar,
};
