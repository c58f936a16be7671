/** @file The app's own pages: what is served, with which policy, and what is not (checklist 7 and 18). */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Language } from "../../../shared/languages.ts";
import { createPages, startPage } from "../../../electron/shell/pages.ts";

let outer: string;
let language: Language = "en";
const ask = async (url: string, method = "GET"): Promise<Response> =>
  createPages(join(outer, "root"), () => language)(new Request(url, { method }));

beforeAll(async () => {
  outer = await mkdtemp(join(tmpdir(), "pages-"));
  await mkdir(join(outer, "root/assets"), { recursive: true });
  await writeFile(join(outer, "root/index.html"), "<!doctype html>");
  await writeFile(join(outer, "root/assets/a b.js"), "1");
  await writeFile(join(outer, "root/secret.key"), "no type");
  await writeFile(join(outer, "outside.html"), "outside");
});
afterAll(async () => rm(outer, { recursive: true }));

describe("pages", () => {
  test("checklist 7: the start page comes with exactly this policy", async () => {
    const response = await ask(startPage);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    );
  });
  test("checklist 18: a file below the root is served", async () => {
    expect(await (await ask("app://twofold/assets/a%20b.js")).text()).toBe("1");
  });
  test.each([
    "app://twofold/../outside.html",
    "app://twofold/%2e%2e/outside.html",
    "app://twofold/..%2foutside.html",
    "app://twofold/assets/..%2f..%2foutside.html",
    "app://twofold/..%5coutside.html",
    "app://twofold/index.html%00.js",
    "app://twofold/%00",
    "app://twofold/%",
    "app://twofold/",
    "app://twofold/assets",
    "app://twofold/missing.html",
    "app://twofold/secret.key",
    "app://other/index.html",
    "https://twofold/index.html",
  ])("checklist 18: %s is not found", async (url) => {
    const response = await ask(url);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; /u);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
  test("the start page is the one of the language that is spoken now, at one address", async () => {
    await writeFile(join(outer, "root/index.ar.html"), "<!doctype html><html dir=rtl>");
    language = "ar";
    expect(await (await ask(startPage)).text()).toBe("<!doctype html><html dir=rtl>");
    language = "en";
    expect(await (await ask(startPage)).text()).toBe("<!doctype html>");
  });
  test("checklist 18: nothing but reading", async () => {
    expect((await ask(startPage, "POST")).status).toBe(404);
  });
});
