/** @file Export and import of an account through the handlers: another machine, a wrong passphrase, a damaged file. */
import { randomBytes } from "node:crypto";
import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { createHashing } from "../../../electron/auth/hashing.ts";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { systemError } from "../store/memory-disk.ts";
import { ada, credentials, enrolled, openScene, readAccount, type Scene, signedIn } from "../backend.ts";

const passphrase = "a long enough passphrase";

/** Does the activity tell of an export? */
const isOnRecord = async (scene: Scene): Promise<boolean> =>
  (await readAccount(scene, ada.email)).activity.some(({ kind }) => kind === "exported");

describe("an exported account", () => {
  test("R24: only after a step-up, under a passphrase of at least 12 characters", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.no("exportAccount", { password: ada.password, passphrase })).toBe("400 invalid_token");
    expect(await scene.no("exportAccount", { password: "wrong", token: code(), passphrase })).toBe(
      "400 wrong_password",
    );
    expect(await scene.no("exportAccount", { password: ada.password, token: code(), passphrase: "x".repeat(11) })).toBe(
      "422 invalid_input",
    );
    expect(scene.saved).toEqual([]);
  });
  test("R14: a passphrase that everybody tries first is refused, before any proof is charged", async () => {
    const scene = await openScene();
    await enrolled(scene);
    for (const common of ["000000000000", "123456789012", "Ada Lovelace", ada.email]) {
      const reply = await scene.backend.serve("exportAccount", { password: "wrong", passphrase: common });
      expect(reply).toMatchObject({ status: 422, code: "weak_password" });
      expect(reply).toHaveProperty("fields.passphrase");
    }
    expect(scene.saved).toEqual([]);
    const { failures } = await readAccount(scene, ada.email);
    expect(failures.password.count).toBe(0);
  });
  test("works on another machine: password, factor, recovery codes and spent codes", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const { codes } = await scene.yes("recoveryCreate", {});
    expect(await scene.yes("exportAccount", { password: ada.password, token: code(), passphrase })).toEqual({
      saved: true,
    });
    const [file = ""] = scene.saved;
    expect(JSON.parse(file)).toMatchObject({ format: "twofold-account", version: 1, cipher: "aes-256-gcm" });
    for (const clear of [ada.name, ada.email, codes[0] ?? ""]) expect(file).not.toContain(clear);

    const other = await openScene({ clock: scene.clock });
    expect(await other.yes("importAccount", { file, passphrase })).toEqual({ status: "success", email: ada.email });
    await other.yes("login", credentials);
    expect(await other.no("otpValidate", { token: code() })).toBe("400 invalid_token"); // spent by the export
    other.clock.now += 60_000; // the next one may have been spent too
    await other.yes("otpValidate", { token: code() });
    expect(await other.yes("overview", {})).toMatchObject({ recovery_codes_left: 10 });
    await other.yes("login", credentials);
    await other.yes("otpValidate", { token: codes[0] });
  });
  test("never over an account that is there", async () => {
    const scene = await openScene();
    await signedIn(scene);
    await scene.yes("exportAccount", { password: ada.password, passphrase });
    expect(await scene.no("importAccount", { file: scene.saved[0], passphrase })).toBe("409 account_exists");
    await scene.yes("deleteAccount", { password: ada.password });
    await scene.yes("importAccount", { file: scene.saved[0], passphrase });
    await scene.yes("login", credentials);
  });
  test("R22 R24 R30: is neither saved nor on record when its owner signed out while it was being made", async () => {
    const plain = createHashing(1, randomBytes);
    const scene: Scene = await openScene({
      hashing: {
        ...plain,
        derive: async (secret, recipe) => {
          scene.backend.signOut();
          return plain.derive(secret, recipe);
        },
      },
    });
    await signedIn(scene);
    expect(await scene.no("exportAccount", { password: ada.password, passphrase })).toBe("401 not_signed_in");
    expect(scene.saved).toEqual([]);
    expect(await isOnRecord(scene)).toBe(false);
  });
  test("R22 R23: is not saved when its owner's session ended while the record of it was brought to disk", async () => {
    const rename = async (from: string, to: string): Promise<void> => {
      await nodeDisk.rename(from, to);
      if (await isOnRecord(scene)) scene.backend.signOut("lock");
    };
    const scene: Scene = await openScene({ disk: { ...nodeDisk, rename } });
    await signedIn(scene);
    expect(await scene.no("exportAccount", { password: ada.password, passphrase })).toBe("401 not_signed_in");
    expect(scene.saved).toEqual([]);
  });
  test("R22 R23: is not saved when its owner's session ended while the place was being chosen", async () => {
    const scene: Scene = await openScene({ choosing: async () => scene.backend.signOut("lock") });
    await signedIn(scene);
    expect(await scene.no("exportAccount", { password: ada.password, passphrase })).toBe("401 not_signed_in");
    expect(scene.saved).toEqual([]);
    expect(await isOnRecord(scene)).toBe(false);
  });
  test("R30: is on record before it is out, and not before there is a place for it", async () => {
    const onRecord: boolean[] = [];
    const scene: Scene = await openScene({
      choosing: async () => {
        onRecord.push(await isOnRecord(scene));
        return onRecord.length === 1 ? "cancelled" : "chosen";
      },
    });
    await signedIn(scene);
    const request = { password: ada.password, passphrase };
    expect(await scene.yes("exportAccount", request)).toEqual({ saved: false });
    expect(await isOnRecord(scene)).toBe(false);
    scene.clock.now += 60_000;
    expect(await scene.yes("exportAccount", request)).toEqual({ saved: true });
    expect(onRecord).toEqual([false, false]);
    expect((await readAccount(scene, ada.email)).activity[0]).toEqual({
      at: scene.clock.now,
      kind: "exported",
      ok: true,
    });
  });
  test("R30: is not saved where the disk does not take the record of it", async () => {
    let isFull = false;
    const create: typeof nodeDisk.create = async (path, content) => {
      if (isFull) throw systemError("ENOSPC");
      await nodeDisk.create(path, content);
    };
    const scene: Scene = await openScene({
      disk: { ...nodeDisk, create },
      choosing: async () => (isFull = true),
    });
    await signedIn(scene);
    expect(await scene.no("exportAccount", { password: ada.password, passphrase })).toBe("500 not_saved");
    expect(scene.saved).toEqual([]);
  });
  test("with a wrong passphrase, or none of ours, is a clear refusal", async () => {
    const scene = await openScene();
    await signedIn(scene);
    await scene.yes("exportAccount", { password: ada.password, passphrase });
    const [file = ""] = scene.saved;
    const other = await openScene();
    const foreign = JSON.stringify({ version: 3, entries: [] }); // of another authenticator
    expect(await other.no("importAccount", { file, passphrase: `${passphrase}!` })).toBe("400 wrong_passphrase");
    for (const text of [
      "",
      "{}",
      "not JSON",
      "[]",
      "null",
      file.replace("twofold", "onefold"),
      file.slice(0, -9),
      foreign,
    ]) {
      expect(await other.no("importAccount", { file: text, passphrase })).toBe("400 damaged_file");
    }
    expect(await other.no("importAccount", { file: file.replace('"version": 1', '"version": 2'), passphrase })).toBe(
      "400 newer_file",
    );
    expect(await other.no("importAccount", { file: "x".repeat(300_000), passphrase })).toBe("422 invalid_input");
    expect(await other.no("login", credentials)).toBe("400 wrong_credentials");
  });
  test("cannot ask for more memory than this program would", async () => {
    const scene = await openScene();
    await signedIn(scene);
    await scene.yes("exportAccount", { password: ada.password, passphrase });
    const [file = ""] = scene.saved;
    for (const changed of [
      file.replace(/"cost": \d+/u, '"cost": 1048576'),
      file.replace(/"blockSize": \d+/u, '"blockSize": 64'),
    ]) {
      expect(changed).not.toBe(file);
      expect(await scene.no("importAccount", { file: changed, passphrase })).toBe("400 damaged_file");
    }
  });
  prop.prop([fc.nat(), fc.constantFrom("A", "Q", "g", "w", "0", "9", "+", "/")], { numRuns: 60 })(
    "with any one character of its content changed is refused",
    async (place, character) => {
      const scene = await openScene();
      await signedIn(scene);
      await scene.yes("exportAccount", { password: ada.password, passphrase });
      const [file = ""] = scene.saved;
      const sealed = /"sealed": "(?<sealed>[^"]+)"/u.exec(file)?.groups?.["sealed"] ?? "";
      const at = place % (sealed.length - 4); // the last characters may hold bits that base64 ignores
      const changed = sealed.slice(0, at) + character + sealed.slice(at + 1);
      fc.pre(changed !== sealed);
      expect(await scene.no("importAccount", { file: file.replace(sealed, changed), passphrase })).toBe(
        "400 wrong_passphrase",
      );
    },
  );
});
