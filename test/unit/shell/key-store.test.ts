/** @file The system's key store, with a fake of Electron's safeStorage that answers as Electron's source does. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { openKeyStore } from "../../../electron/shell/key-store.ts";
import type { KeyStore } from "../../../electron/store/key-store.ts";

const system = vi.hoisted(() => ({
  available: true,
  /** What Chromium puts before what it seals: on Linux it tells whose key it is. */
  tag: "v11",
  decrypts: (): Promise<unknown> => Promise.resolve({ result: "secret", shouldReEncrypt: false }),
  folder: "",
}));
vi.mock("electron", () => ({
  app: { getPath: () => system.folder },
  safeStorage: {
    isAsyncEncryptionAvailable: async () => system.available,
    encryptStringAsync: async (text: string) => {
      if (system.tag === "")
        throw new Error("Error while encrypting the text provided to safeStorage.encryptStringAsync.");
      return Buffer.from(system.tag + text);
    },
    decryptStringAsync: async () => system.decrypts(),
  },
}));

const temporarily = "safeStorage.decryptStringAsync is temporarily unavailable. Please try again.";
const forGood = "Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.";
const noWait = async (): Promise<void> => {};

async function opened(platform: NodeJS.Platform): Promise<KeyStore> {
  const keyStore = await openKeyStore(platform, noWait);
  if (keyStore === undefined) throw new Error("there is none");
  return keyStore;
}

beforeEach(() => {
  Object.assign(system, {
    available: true,
    tag: "v11",
    decrypts: async () => ({ result: "secret", shouldReEncrypt: false }),
  });
});

describe("R28: what keeps the key", () => {
  test.each([
    ["v10", "basic_text", false],
    ["v11", "secret_service", true],
    ["v12", "secret_portal", true],
    ["v99", "basic_text", false],
  ])("on Linux it is told by what it seals, not by the desktop's name: %s", async (tag, backend, protects) => {
    system.tag = tag;
    expect(await opened("linux")).toMatchObject({ backend, protects });
  });
  test.each([
    ["darwin", "keychain"],
    ["win32", "dpapi"],
  ] as const)("on %s there is one, whose tag tells nothing", async (platform, backend) => {
    system.tag = "v10";
    expect(await opened(platform)).toMatchObject({ backend, protects: true });
  });
  test("where nothing can be sealed there is none", async () => {
    system.available = false;
    expect(await openKeyStore("linux", noWait)).toBeUndefined();
    Object.assign(system, { available: true, tag: "" });
    expect(await openKeyStore("linux", noWait)).toBeUndefined();
  });
});

describe("R28: opening what was sealed", () => {
  test("what another key sealed is to be sealed again, and what the key store says is", async () => {
    const keyStore = await opened("linux");
    expect(await keyStore.open(Buffer.from("v11…"))).toEqual({ text: "secret", stale: false });
    expect(await keyStore.open(Buffer.from("v10…"))).toEqual({ text: "secret", stale: true });
    system.decrypts = async () => ({ result: "secret", shouldReEncrypt: true });
    expect(await keyStore.open(Buffer.from("v11…"))).toEqual({ text: "secret", stale: true });
  });
  test.each(["linux", "darwin", "win32"] as const)(
    "a key store that is locked is told from a key that is lost: %s",
    async (platform) => {
      const keyStore = await opened(platform);
      system.decrypts = async () => Promise.reject(new Error(temporarily));
      expect(await keyStore.open(Buffer.from("v11…"))).toBe("locked");
      system.decrypts = async () => Promise.reject(new Error(forGood));
      expect(await keyStore.open(Buffer.from("v11…"))).toBeUndefined();
    },
  );
  test("on Linux a key of a keyring that gives none now is locked, whatever is said of it", async () => {
    system.tag = "v10";
    const keyStore = await opened("linux");
    system.decrypts = async () => Promise.reject(new Error(forGood));
    expect(await keyStore.open(Buffer.from("v11…"))).toBe("locked");
    expect(await keyStore.open(Buffer.from("v10…"))).toBeUndefined();
  });
});

/** A data folder, and what is done in it while the key store is waiting for that file. */
async function sealing(whileWaiting: (file: string, pauses: number) => Promise<unknown>) {
  system.folder = await mkdtemp(join(tmpdir(), "twofold-keys-"));
  onTestFinished(async () => rm(system.folder, { recursive: true }));
  let pauses = 0;
  const keyStore = await openKeyStore("win32", async () => {
    pauses += 1;
    await whileWaiting(join(system.folder, "Local State"), pauses);
  });
  return { sealed: await keyStore?.seal("secret"), pauses };
}

describe("R32: on Windows what seals is kept in a file of Chromium's, some seconds after it was made", () => {
  test("nothing counts as sealed before that is on the disk", async () => {
    const { sealed, pauses } = await sealing(async (file, pause) => {
      if (pause === 2) await writeFile(file, '{"legacy":1}');
      if (pause === 4) await writeFile(file, '{"os_crypt":{"encrypted_key":"RFBBUEk="}}');
    });
    expect(pauses).toBe(4);
    expect(sealed).toBeDefined();
  });
  test("and not for ever: a file that never comes is no reason not to start", async () => {
    const { sealed, pauses } = await sealing(async () => {});
    expect(pauses).toBeGreaterThan(30);
    expect(sealed).toBeDefined();
  });
});
