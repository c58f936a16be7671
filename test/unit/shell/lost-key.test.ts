/** @file What people may choose when the key is lost, with a fake of Electron's dialogs. */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { askAboutLostKey } from "../../../electron/shell/lost-key.ts";
import { speak } from "../../../electron/shell/words.ts";
import { standFor } from "../../stand-in/surface.ts";
import { temporaryFolder } from "../backend.ts";

const dialog = vi.hoisted(() => ({
  showErrorBox: vi.fn<(title: string, words: string) => void>(),
  showMessageBox: vi.fn<(question: { detail: string; buttons: string[] }) => Promise<{ response: number }>>(),
}));
vi.mock("electron", () => ({ dialog }));

const speech = speak("en");

beforeEach(() => {
  vi.clearAllMocks();
});

describe.each(["gone", "unreadable", "refused", "locked"] as const)("R28: a key that is %s", (reason) => {
  test("nothing is changed unless a fresh start is chosen", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "master-key.json"), "sealed");
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    expect(await askAboutLostKey(reason, { folder, speech, window: undefined })).toBe("quit");
    expect(await readdir(folder)).toEqual(["master-key.json"]);
    const question = dialog.showMessageBox.mock.lastCall?.[0];
    expect(question?.buttons).toEqual(["Quit", "Start afresh"]);
    expect(question?.detail).toContain("import");
    expect(question?.detail).toContain(folder);
  });
  test("then the old data is set aside", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "master-key.json"), "sealed");
    dialog.showMessageBox.mockResolvedValue({ response: 1 });
    expect(await askAboutLostKey(reason, { folder, speech, window: undefined })).toBe("afresh");
    expect(await readdir(folder)).toEqual(["set-aside-1"]);
    expect(await readdir(join(folder, "set-aside-1"))).toEqual(["master-key.json"]);
  });
});

test("R28: a newer program's data is left alone, without a question", async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "master-key.json"), "sealed");
  expect(await askAboutLostKey("newer", { folder, speech, window: undefined })).toBe("quit");
  expect(dialog.showMessageBox).not.toHaveBeenCalled();
  expect(dialog.showErrorBox).toHaveBeenCalledOnce();
  expect(dialog.showErrorBox.mock.lastCall?.[1]).toMatch(/newer Twofold\. Please update; nothing was changed/u);
  expect(await readdir(folder)).toEqual(["master-key.json"]);
});

test("R28: where the old data cannot be set aside, it stays and the app does not start", async () => {
  dialog.showMessageBox.mockResolvedValue({ response: 1 });
  expect(
    await askAboutLostKey("gone", { folder: join(await temporaryFolder(), "missing"), speech, window: undefined }),
  ).toBe("quit");
  expect(dialog.showErrorBox).toHaveBeenCalledOnce();
});

test("R28: the question stands on the window, which is seen and cannot be used meanwhile", async () => {
  const show = vi.fn<() => void>();
  const window = standFor<BrowserWindow>({ show });
  dialog.showMessageBox.mockResolvedValue({ response: 0 });
  expect(await askAboutLostKey("gone", { folder: await temporaryFolder(), speech, window })).toBe("quit");
  expect(show).toHaveBeenCalledBefore(dialog.showMessageBox);
  expect(dialog.showMessageBox.mock.lastCall?.[0]).toBe(window);
});
