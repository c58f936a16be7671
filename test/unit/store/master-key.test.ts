/** @file The master key: made once, kept by the key store, never made anew over accounts. */
import { randomBytes } from "node:crypto";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { openAccounts } from "../../../electron/store/accounts.ts";
import { type Disk, nodeDisk } from "../../../electron/store/disk.ts";
import { documentName } from "../../../electron/store/document-name.ts";
import type { KeyStore } from "../../../electron/store/key-store.ts";
import { openMasterKey } from "../../../electron/store/master-key.ts";
import { atEachCall, extents, failing, killing, refusing, tap } from "./faults.ts";
import { ada, anAccount, temporaryFolder } from "./fixture.ts";
import { MemoryDisk, memoryFolder } from "./memory-disk.ts";

/** A key store that seals by mirroring, under a key of one byte. */
function aKeyStore(changes: Partial<KeyStore> = {}, itsKey = 1, stale = false): KeyStore {
  return {
    backend: "keychain",
    protects: true,
    seal: async (text) => Buffer.from([itsKey, ...Buffer.from(text).toReversed()]),
    open: async (sealed) =>
      sealed[0] === itsKey ? { text: Buffer.from(sealed.slice(1).toReversed()).toString(), stale } : undefined,
    ...changes,
  };
}

const keyFile = join(memoryFolder, "master-key.json");
const openKey = (disk: Disk, keyStore: KeyStore = aKeyStore()): ReturnType<typeof openMasterKey> =>
  openMasterKey({ folder: memoryFolder, keyStore, disk, randomBytes });

/** Opens the key, which must be possible, and tells it by the name that it gives a document. */
async function keyOn(disk: Disk, keyStore?: KeyStore): Promise<string> {
  const opened = await openKey(disk, keyStore);
  if (opened.state !== "ready") throw new Error(`the key is ${opened.state}: ${opened.reason}`);
  return documentName(opened.key, ada);
}

const textOf = async (disk: MemoryDisk): Promise<string> => Buffer.from(await disk.read(keyFile)).toString();

/** A disk with a key and an account. */
async function usedDisk(): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  const opened = await openKey(disk);
  if (opened.state !== "ready") throw new Error(opened.state);
  const accounts = await openAccounts({ folder: memoryFolder, key: opened.key, disk, randomBytes });
  await accounts.insert(anAccount());
  return disk;
}

/** Opens the key on a used disk after a mishap, and makes sure that nothing was touched. */
async function lose(mishap: (disk: MemoryDisk) => void, keyStore?: KeyStore): Promise<unknown> {
  const disk = await usedDisk();
  mishap(disk);
  const snapshot = async (): Promise<unknown> =>
    Promise.all(disk.files().map(async (path) => [path, Buffer.from(await disk.read(path)).toString("hex")]));
  const before = await snapshot();
  const opened = await openKey(disk, keyStore);
  expect(await snapshot()).toEqual(before);
  return opened;
}

describe("R28: the master key", () => {
  test("is made once and is the same ever after, also after a power cut", async () => {
    const disk = new MemoryDisk();
    const first = await keyOn(disk);
    expect(await keyOn(disk)).toBe(first);
    expect(await keyOn(disk.cut())).toBe(first);
    expect(await keyOn(new MemoryDisk())).not.toBe(first);
  });

  test("lies on disk as the key store sealed it, beside the name of what did", async () => {
    const disk = new MemoryDisk();
    const texts: string[] = [];
    const sealing = aKeyStore({
      seal: async (text) => {
        texts.push(text);
        return aKeyStore().seal(text);
      },
    });
    await keyOn(disk, sealing);
    expect(await textOf(disk)).toMatch(/^\{"version":1,"backend":"keychain","sealed":"[A-Za-z0-9+/]+=*"\}$/u);
    expect(texts).toHaveLength(1);
    expect(Buffer.from(texts[0] ?? "", "base64")).toHaveLength(32);
    for (const text of texts) expect(await textOf(disk)).not.toContain(text);
    expect(disk.files()).toEqual([keyFile]);
  });

  test("R29: shows nothing of itself when it is printed", async () => {
    const secret = Buffer.alloc(32, "secret");
    const opened = await openMasterKey({
      folder: memoryFolder,
      keyStore: aKeyStore(),
      disk: new MemoryDisk(),
      randomBytes: (count) => secret.subarray(0, count),
    });
    const printed = inspect(opened, { depth: 9, showHidden: true }) + JSON.stringify(opened);
    for (const form of ["hex", "base64", "latin1"] as const) expect(printed).not.toContain(secret.toString(form));
    expect(opened.state).toBe("ready");
    expect(JSON.stringify(opened)).toBe('{"state":"ready","key":{"sealing":{},"naming":{}},"protected":true}');
  });

  test("of 10 openers of a new folder is one", async () => {
    const disk = new MemoryDisk();
    const keys = await Promise.all(Array.from({ length: 10 }, () => keyOn(disk)));
    expect(new Set(keys).size).toBe(1);
  });

  test.each([true, false])("is called protected only where the key store protects: %s", async (protects) => {
    const disk = new MemoryDisk();
    expect(await openKey(disk, aKeyStore({ protects }))).toMatchObject({ state: "ready", protected: protects });
    expect(await openKey(disk, aKeyStore({ protects }))).toMatchObject({ state: "ready", protected: protects });
  });
});

describe("R28: a lost master key", () => {
  const wholeFile = { version: 1, backend: "keychain", sealed: "AQ==" };
  const file = (changes: object): Buffer => Buffer.from(JSON.stringify({ ...wholeFile, ...changes }));

  test("is said so when its file is gone and there are accounts", async () => {
    const disk = await usedDisk();
    await disk.remove(keyFile);
    const before = disk.files();
    expect(await openKey(disk)).toEqual({ state: "lost", reason: "gone" });
    expect(disk.files()).toEqual(before);
  });

  test("is said so when its file is gone and there are only documents set aside", async () => {
    const disk = await usedDisk();
    const accounts = join(memoryFolder, "accounts");
    const document = disk.files().find((path) => path.startsWith(accounts));
    if (document === undefined) throw new Error("no document");
    await disk.makeFolder(join(accounts, "unreadable"));
    await disk.rename(document, join(accounts, "unreadable", "x.sealed.unreadable-1"));
    await disk.remove(keyFile);
    expect(await openKey(disk)).toEqual({ state: "lost", reason: "gone" });
  });

  test("is said so when nobody can say whether there are accounts", async () => {
    const disk = await usedDisk();
    await disk.remove(keyFile);
    expect(await openKey(refusing(disk, "EACCES", "list"))).toEqual({ state: "lost", reason: "unreadable" });
    expect(disk.files()).not.toContain(keyFile);
  });

  test("is made anew where no account was ever kept", async () => {
    const disk = new MemoryDisk();
    await keyOn(disk);
    await disk.remove(keyFile);
    expect(await openKey(disk)).toMatchObject({ state: "ready" });
  });

  test("is said so when the key store has another key", async () => {
    expect(await lose(() => {}, aKeyStore({}, 2))).toEqual({ state: "lost", reason: "refused" });
    const locked = aKeyStore({ open: async () => "locked" });
    expect(await lose(() => {}, locked)).toEqual({ state: "lost", reason: "locked" });
  });

  test.each([
    ["empty", Buffer.alloc(0)],
    ["no JSON", Buffer.from("{")],
    ["without a backend", file({ backend: undefined })],
    ["with a part too many", file({ more: 1 })],
    ["with a seal that is no base64", file({ sealed: "%" })],
    ["with an empty seal", file({ sealed: "" })],
    ["of version 0", file({ version: 0 })],
    ["with a key that is too short", file({ sealed: Buffer.from("\u0001AAAA").toString("base64") })],
  ])("is said so when its file is damaged: %s", async (_, content) => {
    expect(await lose((disk) => disk.put(keyFile, content))).toEqual({ state: "lost", reason: "unreadable" });
  });

  test("is said so when its file cannot be read", async () => {
    const disk = await usedDisk();
    expect(await openKey(refusing(disk, "EIO", "read"))).toEqual({ state: "lost", reason: "unreadable" });
  });

  test("R32: is said so when there is a link to nothing in its file's place", async () => {
    const folder = await temporaryFolder();
    await symlink(join(folder, "nothing"), join(folder, "master-key.json"));
    expect(await openMasterKey({ folder, keyStore: aKeyStore(), disk: nodeDisk, randomBytes })).toEqual({
      state: "lost",
      reason: "unreadable",
    });
  });

  test("is said so when a newer program wrote its file", async () => {
    expect(await lose((disk) => disk.put(keyFile, file({ version: 2, more: 1 })))).toEqual({
      state: "lost",
      reason: "newer",
    });
  });
});

describe("R28: a key that should be sealed again", () => {
  const basic = aKeyStore({ backend: "basic_text", protects: false });

  test("is, and stays the same key", async () => {
    const disk = new MemoryDisk();
    const before = await keyOn(disk);
    const rotated: KeyStore = {
      ...aKeyStore({}, 2),
      open: async (sealed) => (await aKeyStore({}, 2).open(sealed)) ?? aKeyStore({}, 1, true).open(sealed),
    };
    expect(await keyOn(disk, rotated)).toBe(before);
    expect(await keyOn(disk.cut(), aKeyStore({}, 2))).toBe(before);
    expect(disk.files()).toEqual([keyFile]);
  });

  test("is when it was sealed where there was no protection and now there is", async () => {
    const disk = new MemoryDisk();
    const before = await keyOn(disk, basic);
    expect(await openKey(disk)).toMatchObject({ state: "ready", protected: true });
    expect(JSON.parse(await textOf(disk))).toMatchObject({ backend: "keychain" });
    expect(await keyOn(disk)).toBe(before);
  });

  test("is never when that would take its protection away", async () => {
    const disk = new MemoryDisk();
    await keyOn(disk);
    const before = await textOf(disk);
    const stale = aKeyStore({ backend: "basic_text", protects: false }, 1, true);
    expect(await openKey(disk, stale)).toMatchObject({ state: "ready", protected: false });
    expect(await textOf(disk)).toBe(before);
  });

  test.each([
    ["the disk refuses", (disk: Disk) => refusing(disk, "ENOSPC", "create"), aKeyStore()],
    ["the key store refuses", (disk: Disk) => disk, aKeyStore({ seal: async () => undefined })],
    ["the key store seals what it cannot open", (disk: Disk) => disk, aKeyStore({ seal: async () => Buffer.of(9) })],
  ])("works as it is when %s, and is not called protected", async (_, on, keyStore) => {
    const disk = new MemoryDisk();
    const before = await keyOn(disk, basic);
    const text = await textOf(disk);
    expect(await openKey(on(disk), keyStore)).toMatchObject({ state: "ready", protected: false });
    expect(await textOf(disk)).toBe(text);
    expect(await keyOn(disk)).toBe(before);
  });
});

describe("R32: a new master key", () => {
  test.each([
    ["will not seal", aKeyStore({ seal: async () => undefined })],
    ["cannot open what it sealed", aKeyStore({ open: async () => undefined })],
    ["opens something else", aKeyStore({ open: async () => ({ text: "else", stale: false }) })],
  ])("is not kept with a key store that %s", async (_, keyStore) => {
    const disk = new MemoryDisk();
    expect(await openKey(disk, keyStore)).toEqual({ state: "not_saved", reason: "key_store" });
    expect(disk.files()).toEqual([]);
  });

  const systems: readonly (readonly [string, (disk: Disk) => Disk])[] = [
    ["with hard links", (disk) => disk],
    ["without", (disk) => refusing(disk, "ENOTSUP", "link")],
  ];

  test.each(systems)("is there whole or not at all when any step fails, %s", async (_, on) => {
    for (const trouble of extents.map((extent) => ({ code: "ENOSPC", extent, forGood: false }))) {
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const disk = new MemoryDisk();
        const fault = failing(on(disk), n, trouble);
        const opened = await openKey(fault.disk);
        const promised = opened.state === "ready" ? documentName(opened.key, ada) : undefined;
        // the first two calls look whether there is a key or anything that needs one
        if (promised === undefined && opened.state !== (n <= 2 ? "lost" : "not_saved")) report(opened.state);
        const kept = await keyOn(promised === undefined ? disk : disk.cut());
        if (promised !== undefined && kept !== promised) report(`${trouble.extent}: another key`);
        return fault.hasStruck();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(8);
    }
  });

  test.each(systems)("survives a death at any step, and the power cut with it, %s", async (_, on) => {
    for (const extent of extents) {
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const disk = new MemoryDisk();
        const death = killing(on(disk), n, extent);
        await Promise.race([openKey(death.disk), death.struck]);
        for (const after of [disk.copy(), disk.cut()]) {
          const name = await keyOn(after);
          if ((await keyOn(after.cut())) !== name) report(`${extent}: another key`);
        }
        return death.hasStruck();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(8);
    }
  });

  test("is the same key when a death strikes any step of sealing it again", async () => {
    for (const extent of extents) {
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const disk = new MemoryDisk();
        const name = await keyOn(disk, aKeyStore({ backend: "basic_text", protects: false }));
        const death = killing(disk, n, extent);
        await Promise.race([openKey(death.disk), death.struck]);
        for (const after of [disk.copy(), disk.cut()]) {
          if ((await keyOn(after)) !== name) report(`${extent}: another key`);
        }
        return death.hasStruck();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(6);
    }
  });
});

test("R28: the key store is asked for nothing but the key", async () => {
  const disk = await usedDisk();
  const calls: string[] = [];
  const counted = tap(disk, async (call) => {
    calls.push(call.operation);
    return call.perform();
  });
  await openKey(counted);
  expect(calls).toEqual(["read"]);
});
