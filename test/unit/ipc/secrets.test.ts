/** @file What never leaves main (R29), what never comes in (R9), and what is never built in (R31). */
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { methods, type Method } from "../../../shared/channels.ts";
import { contract } from "../../../shared/contract.ts";
import { ada, authenticator, credentials, enrolled, openScene, readAccount, signedIn } from "../backend.ts";
import { readable } from "./requests.ts";

test("R29: a secret is in the answer of generate only, recovery codes in the one that made them, and hashes, passwords and codes in none", async () => {
  const scene = await openScene();
  const answers: { method: Method; text: string }[] = [];
  const ask = async (method: Method, request: unknown): Promise<string> => {
    const text = JSON.stringify(await scene.backend.serve(method, request));
    answers.push({ method, text });
    return text;
  };
  await ask("register", ada);
  await ask("login", { ...credentials, password: "wrong horse battery" });
  await ask("login", credentials);
  const secret = /"base32":"(?<secret>[A-Z2-7]+)"/u.exec(await ask("otpGenerate", {}))?.groups?.["secret"] ?? "";
  const code = authenticator(scene, secret);
  const tokens = [code(9), code()];
  for (const token of tokens) await ask("otpVerify", { token });
  const codes = (await ask("recoveryCreate", {})).match(/\d\d-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/gu) ?? [];
  expect(codes).toHaveLength(10);
  await ask("recoverySave", { codes });
  await ask("recoveryKept", {});
  await ask("login", credentials);
  await ask("session", {});
  await ask("otpValidate", { token: codes[0] });
  await ask("overview", {});
  await ask("activity", {});
  scene.clock.now += 60_000;
  await ask("exportAccount", { password: ada.password, token: code(), passphrase: "a long enough passphrase" });
  await ask("importAccount", { file: scene.saved.at(-1), passphrase: "not the right passphrase" });
  const { password, recovery } = await readAccount(scene, ada.email);
  scene.clock.now += 60_000;
  await ask("otpDisable", { password: ada.password, token: code() });
  await ask("deleteAccount", { password: ada.password });

  const hashes = [password, ...(recovery ?? []).map(({ hash }) => hash)].flatMap(({ hash, salt }) => [hash, salt]);
  const tells = (hidden: readonly string[], allowed?: Method): Method[] =>
    answers
      .filter(({ method, text }) => method !== allowed && hidden.some((part) => text.includes(part)))
      .map(({ method }) => method);
  expect(tells([secret], "otpGenerate")).toEqual([]);
  expect(tells(codes, "recoveryCreate")).toEqual([]);
  expect(tells([...hashes, ...tokens, ada.password, "wrong horse battery"])).toEqual([]);
  expect(scene.logged).toEqual([]);
});

test("R29: a bug is logged by channel and kind, without what it choked on", async () => {
  const scene = await openScene();
  await enrolled(scene);
  // a clock that breaks stands for any bug under a handler
  Object.defineProperty(scene.clock, "now", {
    get: () => {
      throw new RangeError(`choked on ${ada.password}`);
    },
  });
  const reply = await scene.backend.serve("session", {});
  expect(reply).toEqual({ ok: false, status: 500, code: "failed", message: "Something went wrong" });
  expect(scene.logged).toEqual([{ method: "session", code: "failed", error: "RangeError" }]);
});

test("R32: nothing is copied that the system would give back as another text, or as none", async () => {
  const scene = await openScene();
  await signedIn(scene);
  for (const text of ["JBSWY3DP\ud800", "JBSWY3DP\0", "", " "])
    expect(await scene.no("copySecret", { text })).toBe("422 invalid_input");
  expect(scene.copied).toEqual([]);
});

describe("R9: time is main's own", () => {
  test.each(methods)("%s takes no time from outside", (method) => {
    const { request } = contract[method];
    expect(request.safeParse(readable[method]).success).toBe(true);
    for (const key of ["time", "now", "timestamp", "date", "epoch", "counter"]) {
      expect(request.safeParse({ ...readable[method], [key]: 1 }).success).toBe(false);
    }
  });
  test("a code is judged by main's clock, whatever the machine's says", async () => {
    const scene = await openScene({ clock: { now: 4_000_000_000_000 } });
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    expect(await scene.yes("otpValidate", { token: code() })).toMatchObject({ otp_valid: true });
  });
});

describe("R31: nothing is built in", () => {
  test("a new profile has no account", async () => {
    const scene = await openScene();
    const entries = await readdir(scene.folder, { recursive: true, withFileTypes: true });
    expect(entries.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(["master-key.json"]);
    for (const email of ["admin@admin.com", "admin@example.org", "root@localhost.org"]) {
      expect(await scene.no("login", { email, password: "password123" })).toBe("400 wrong_credentials");
    }
  });
  test("no environment variable changes what main does, and the command line only where the profile is", async () => {
    const root = resolve(import.meta.dirname, "../../../electron");
    const files = await readdir(root, { recursive: true, withFileTypes: true });
    const sources = files
      .filter(({ name }) => name.endsWith(".ts"))
      .map(({ parentPath, name }) => join(parentPath, name));
    const text = (await Promise.all(sources.map(async (source) => readFile(source, "utf8")))).join("\n");
    expect(text).not.toMatch(/process\.env|process\.argv|import\.meta\.env/u);
    expect(text.match(/commandLine\.(?:get|has)\w+\([^)]*\)/gu)).toEqual([
      'commandLine.getSwitchValue("user-data-dir")',
    ]);
  });
});
