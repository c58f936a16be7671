/** @file What is behind the window opens, or says why not: with a fake of Electron, on a folder of its own (R28). */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openBehind } from "../../../electron/behind.ts";
import { speak } from "../../../electron/shell/words.ts";
import { noWindow } from "../../no-window.ts";
import { ada, temporaryFolder } from "../backend.ts";

const system = vi.hoisted(() => ({ available: true, opens: true }));
const dialog = vi.hoisted(() => ({
  showErrorBox: vi.fn<() => void>(),
  showMessageBox: vi.fn<() => Promise<{ response: number }>>(),
}));
vi.mock("electron", () => ({
  dialog,
  safeStorage: {
    isAsyncEncryptionAvailable: async () => system.available,
    encryptStringAsync: async (text: string) => Buffer.from(`v11${text}`),
    decryptStringAsync: async (sealed: Buffer) => {
      if (!system.opens) throw new Error("Error while decrypting");
      return { result: sealed.subarray(3).toString(), shouldReEncrypt: false };
    },
  },
}));

const [quit, afresh] = [0, 1];
const keyFile = "master-key.json";

const open = async (folder: string) =>
  openBehind({
    ...noWindow,
    folder,
    clock: () => 1_800_000_000_000,
    currentWindow: () => undefined,
    speech: () => speak("en"),
  });

/** Opens a folder that has to open, and registers Ada there; answers what that came to. */
async function registered(folder: string): Promise<number> {
  const opened = await open(folder);
  if (opened.state !== "open") throw new Error(`it is ${opened.state}`);
  return (await opened.backend.serve("register", ada)).status;
}

beforeEach(() => {
  vi.resetAllMocks();
  Object.assign(system, { available: true, opens: true });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

test("R28: on a new folder it opens, and nobody is asked anything", async () => {
  const folder = await temporaryFolder();
  expect(await registered(folder)).toBe(201);
  expect(await registered(folder)).toBe(409);
  expect(dialog.showMessageBox).not.toHaveBeenCalled();
});

describe("R28: where the key is lost", () => {
  test("it quits when that is chosen, and all is as it was", async () => {
    const folder = await temporaryFolder();
    await registered(folder);
    await writeFile(join(folder, keyFile), "damaged");
    const before = await readdir(folder, { recursive: true });
    dialog.showMessageBox.mockResolvedValue({ response: quit });
    expect(await open(folder)).toEqual({ state: "quit" });
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    expect(await readFile(join(folder, keyFile), "utf8")).toBe("damaged");
  });
  test("it opens afresh when that is chosen, beside what was there", async () => {
    const folder = await temporaryFolder();
    await registered(folder);
    await writeFile(join(folder, keyFile), "damaged");
    dialog.showMessageBox.mockResolvedValue({ response: afresh });
    expect(await registered(folder)).toBe(201);
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    expect(await readFile(join(folder, "set-aside-1", keyFile), "utf8")).toBe("damaged");
  });
});

test("R28: without a key store it does not open, and nothing is written", async () => {
  system.available = false;
  const folder = await temporaryFolder();
  expect(await open(folder)).toEqual({ state: "noKeyStore" });
  expect(await readdir(folder)).toEqual([]);
});

test("R28: nor with one that cannot open what it has sealed", async () => {
  system.opens = false;
  const folder = await temporaryFolder();
  expect(await open(folder)).toEqual({ state: "keyNotSaved" });
  expect(await readdir(folder)).toEqual([]);
});
