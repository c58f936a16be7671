/**
 * @file Upgrades: a profile as an earlier version left it (test/profiles, named by the commit that wrote it) opens in this
 * one; what a later version wrote is refused, and not a byte of it changes.
 */
import { randomBytes } from "node:crypto";
import { cpSync, globSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { accountSchema, accountVersion } from "../../electron/store/account.ts";
import { nodeDisk } from "../../electron/store/disk.ts";
import { masterKeyOf } from "../../electron/store/keys.ts";
import { documentName } from "../../electron/store/document-name.ts";
import { documentFolder, layoutOf } from "../../electron/store/layout.ts";
import { openMasterKey } from "../../electron/store/master-key.ts";
import { seal } from "../../electron/store/sealing.ts";
import { refuse } from "../../shared/refusals.ts";
import { keyStore } from "../no-window.ts";
import { ada, authenticator, credentials, openScene, readAccount, type Scene, temporaryFolder } from "./backend.ts";

const kept = resolve(import.meta.dirname, "../profiles");
const versions = readdirSync(kept).filter((name) => statSync(join(kept, name)).isDirectory());
const knownSchema = z.strictObject({ now: z.int(), secret: z.string(), recoveryCode: z.string().nullable() });
const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** A copy of a kept profile, and what its authenticator and its owner know. */
async function copyOf(version: string): Promise<z.infer<typeof knownSchema> & { readonly folder: string }> {
  const folder = await temporaryFolder();
  cpSync(join(kept, version, "profile"), folder, { recursive: true });
  return { ...knownSchema.parse(read(join(kept, version, "known.json"))), folder };
}

/** Every file of a folder, to the byte. */
const contents = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    globSync("**/*", { cwd: folder })
      .filter((name) => statSync(join(folder, name)).isFile())
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), "hex")]),
  );

test("profiles of the versions before are kept", () => {
  expect(versions).toEqual(expect.arrayContaining(["1f38af3", "3c1e0c7", "777afe2", "08f9e6e"]));
});

test("what earlier versions would not know takes a version of its own: they would put it aside as damaged", () => {
  expect({ version: accountVersion, fields: Object.keys(accountSchema.def.shape).toSorted() }).toMatchInlineSnapshot(`
    {
      "fields": [
        "activity",
        "createdAt",
        "email",
        "factor",
        "failures",
        "id",
        "name",
        "notices",
        "password",
        "pending",
        "recovery",
        "recoveryKept",
        "updatedAt",
        "version",
      ],
      "version": 2,
    }
  `);
});

describe.each(versions)("a profile that %s wrote", (version) => {
  /** The app on a copy of it, a minute later by default. */
  async function opened(later = 60_000): Promise<Scene & Awaited<ReturnType<typeof copyOf>>> {
    const copy = await copyOf(version);
    return { ...copy, ...(await openScene({ folder: copy.folder, clock: { now: copy.now + later } })) };
  }

  test("R7 R28: opens with its password and its authenticator, and a code that was used before stays used", async () => {
    const scene = await opened(0);
    const code = authenticator(scene, scene.secret);
    const { user } = await scene.yes("login", credentials);
    expect(user).toMatchObject({ name: ada.name, email: ada.email, otp_enabled: true, otp_verified: true });
    expect(await scene.no("otpValidate", { token: code() })).toBe("400 invalid_token");
    scene.clock.now += 60_000;
    await scene.yes("otpValidate", { token: code() });
    await scene.yes("overview", {});
    await scene.yes("activity", {});
    expect((await readAccount(scene, "grace@example.org")).factor).toBeNull();
    expect(scene.logged).toEqual([]);
  });

  test("R19: has the recovery codes that were made with it, or can be given its first", async () => {
    const scene = await opened();
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: scene.recoveryCode ?? authenticator(scene, scene.secret)() });
    if (scene.recoveryCode === null) await scene.yes("recoveryCreate", {});
    const left = scene.recoveryCode === null ? 10 : 9;
    expect(await scene.yes("overview", {})).toMatchObject({
      recovery_codes_left: left,
      recovery_codes_kept: scene.recoveryCode !== null,
    });
    const again = await scene.restart();
    expect((await readAccount(again, ada.email)).recovery).toHaveLength(10);
  });

  test("R10: still counts what was guessed at an e-mail without an account", async () => {
    const scene = await opened();
    const before = globSync("strangers/**/*.sealed", { cwd: scene.folder }).length;
    const guess = async (): Promise<string> =>
      scene.no("login", { email: "nobody@example.org", password: "wrong horse battery" });
    for (let guesses = before; guesses < 4; guesses += 1) expect(await guess()).toBe("400 wrong_credentials");
    expect(await guess()).toBe("429 too_many_attempts");
    expect(scene.logged).toEqual([]);
  });

  test("R27: can have its second factor switched off", async () => {
    const scene = await opened();
    const code = authenticator(scene, scene.secret);
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    scene.clock.now += 60_000;
    await scene.yes("otpDisable", { password: ada.password, token: code() });
    expect(await readAccount(await scene.restart(), ada.email)).toMatchObject({ factor: null, recovery: null });
  });
});

describe("a profile that a later version wrote", () => {
  const newest = "08f9e6e";
  const keyFile = z.object({ sealed: z.string() });

  test("R28: is refused whole when its key file is of a later version, and nothing in it changes", async () => {
    const { folder } = await copyOf(newest);
    const path = join(folder, "master-key.json");
    writeFileSync(path, JSON.stringify({ ...keyFile.parse(read(path)), version: 2, later: true }));
    const before = contents(folder);
    const parts = { folder, keyStore, disk: nodeDisk, randomBytes };
    expect(await openMasterKey(parts)).toEqual({ state: "lost", reason: "newer" });
    await expect(openScene({ folder })).rejects.toThrow("the back end is lost");
    expect(contents(folder)).toEqual(before);
  });

  test("R28: an account of a later version is refused with words that say what to do, and nothing of it changes", async () => {
    const { folder } = await copyOf(newest);
    const { sealed } = keyFile.parse(read(join(folder, "master-key.json")));
    // the tests' key store seals by doing nothing, so that this is the key in base64
    const key = masterKeyOf(Buffer.from(Buffer.from(sealed, "base64").toString(), "base64"), async () => true);
    const name = documentName(key, ada.email);
    const path = join(documentFolder(layoutOf(folder), name), name);
    const later = Buffer.from(JSON.stringify({ version: 99, email: ada.email, later: true }));
    writeFileSync(path, seal(key.sealing, name, new Uint8Array(12), later));
    const before = contents(folder);
    const scene = await openScene({ folder });
    expect(await scene.no("login", credentials)).toBe("500 account_newer");
    expect(refuse("account_newer").message).toContain("Please update");
    expect(await scene.no("register", ada)).toBe("409 account_exists");
    expect(contents(folder)).toEqual(before);
    expect(scene.logged).toEqual([]);
  });
});
