/** @file The start pages as they were built: the first screen is in them, in each language, before any script has run. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { isLanguage, languages, pageFile } from "../../shared/languages.ts";
import { wordsOf } from "../../shared/words/words.ts";

const folder = resolve(import.meta.dirname, "../../dist/renderer");

describe.each(Object.keys(languages).filter(isLanguage))("the start page of %s", (language) => {
  const page = readFileSync(resolve(folder, pageFile(language)), "utf8");

  test("says its language, and shows the sign-in screen in it", async () => {
    const { login, fields } = await wordsOf[language]();
    expect(page).toContain(`<html lang="${language}" dir="${languages[language].dir}">`);
    for (const words of [login.title, login.submit, login.link, fields.email, fields.password]) {
      expect(page).toContain(words);
    }
  });
  test("holds nothing that the page's policy refuses: no style, no script of its own", () => {
    expect(page).not.toMatch(/ style="|<style/u);
    expect(page).not.toMatch(/<script(?![^>]* src="\.\/)|javascript:|\son\w+="/u);
  });
  test("has the rules that take the place of its style attributes", () => {
    const css = readFileSync(resolve(folder, "start.css"), "utf8");
    const used = new Set(Array.from(page.matchAll(/data-start="(\d+)"/gu), ([, index]) => index));
    expect(used.size).toBeGreaterThan(0);
    for (const index of used) expect(css).toContain(`[data-start="${index}"]{`);
  });
});
