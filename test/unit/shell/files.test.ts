/** @file Saving a file where its owner says, with a fake of the system's dialog. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { expect, onTestFinished, test, vi } from "vitest";
import type * as Disks from "../../../electron/store/disk.ts";
import { createFiles } from "../../../electron/shell/files.ts";
import { standFor } from "../../stand-in/surface.ts";

type Answer = { canceled: boolean; filePath: string };

const dialogs = vi.hoisted(() => {
  const open: ((answer: Answer) => void)[] = [];
  const proposed: string[] = [];
  const showSaveDialog = async (_window: unknown, { defaultPath }: { defaultPath: string }) => {
    proposed.push(defaultPath);
    return new Promise<Answer>((resolve) => open.push(resolve));
  };
  return { open, proposed, showSaveDialog };
});
const synced = vi.hoisted((): string[] => []);
const refusals = vi.hoisted((): { create: Error | undefined } => ({ create: undefined }));
vi.mock("../../../electron/store/disk.ts", async (original) => {
  const { nodeDisk } = await original<typeof Disks>();
  const syncFolder = async (path: string): Promise<void> => {
    synced.push(path);
    await nodeDisk.syncFolder(path);
  };
  const create: typeof nodeDisk.create = async (path, content) => {
    if (refusals.create) throw refusals.create;
    await nodeDisk.create(path, content);
  };
  return { nodeDisk: { ...nodeDisk, create, syncFolder } };
});
const getPath = vi.hoisted(() => vi.fn<() => string>(() => "/documents"));
vi.mock("electron", () => ({ app: { getPath }, dialog: dialogs }));

let window = standFor<BrowserWindow>({});
const files = createFiles(() => window);
const save = async (): Promise<string> => files.save({ name: "codes.txt", text: "codes", isWanted: () => true });
const cancelled = { canceled: true, filePath: "" };

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "twofold-files-"));
  onTestFinished(async () => rm(made, { recursive: true }));
  return made;
}

/** Answers the one dialog that is open. */
function answer(given: Answer): void {
  expect(dialogs.open).toHaveLength(1);
  dialogs.open.pop()?.(given);
}

test("a text is written where its owner says, and nothing beside it", async () => {
  const place = await folder();
  const saving = save();
  answer({ canceled: false, filePath: join(place, "mine.txt") });
  expect(await saving).toBe("saved");
  expect(await readdir(place)).toStrictEqual(["mine.txt"]);
  expect(await readFile(join(place, "mine.txt"), "utf8")).toBe("codes");
});

test("R32: a text that is being written is waited for before the app ends", async () => {
  const place = await folder();
  const begun = Promise.withResolvers<boolean>();
  const isWanted = (): boolean => {
    begun.resolve(true);
    return true;
  };
  const saving = files.save({ name: "codes.txt", text: "codes", isWanted });
  await files.settled(); // nobody knows when the dialog is answered
  answer({ canceled: false, filePath: join(place, "mine.txt") });
  await begun.promise;
  await files.settled();
  expect(await readdir(place)).toStrictEqual(["mine.txt"]);
  expect(await saving).toBe("saved");
});

test("R32: a text counts as saved when its name, too, is on the disk; a name may be as long as the disk takes", async () => {
  const place = await folder();
  const filePath = join(place, "x".repeat(255));
  synced.length = 0;
  const saving = save();
  answer({ canceled: false, filePath });
  expect(await saving).toBe("saved");
  expect(synced).toStrictEqual([place]);
  expect(await readFile(filePath, "utf8")).toBe("codes");
});

test("where nothing may lie beside it, as a Mac may have it, the file itself is written", async () => {
  const place = await folder();
  const filePath = join(place, "mine.txt");
  await writeFile(filePath, "what was there, and is longer");
  for (const code of ["EPERM", "EACCES"]) {
    refusals.create = Object.assign(new Error("no"), { code });
    const saving = save();
    answer({ canceled: false, filePath });
    expect(await saving).toBe("saved");
    expect(await readFile(filePath, "utf8")).toBe("codes");
    expect(await readdir(place)).toStrictEqual(["mine.txt"]);
    await rm(filePath);
  }
  refusals.create = Object.assign(new Error("full"), { code: "ENOSPC" });
  const full = save();
  answer({ canceled: false, filePath });
  expect(await full).toBe("not_saved");
  refusals.create = undefined;
  expect(await readdir(place)).toStrictEqual([]);
});

test("a file that could not be written leaves nothing behind", async () => {
  const place = await folder();
  const saving = save();
  answer({ canceled: false, filePath: join(place, "no such folder", "mine.txt") });
  expect(await saving).toBe("not_saved");
  const over = save();
  answer({ canceled: false, filePath: place });
  expect(await over).toBe("not_saved");
  expect(await readdir(place)).toStrictEqual([]);
});

test("R22 R23: nothing is written that was wanted when the dialog opened and is not when it is answered", async () => {
  const place = await folder();
  let isWanted = true;
  const saving = files.save({ name: "codes.txt", text: "codes", isWanted: () => isWanted });
  isWanted = false;
  answer({ canceled: false, filePath: join(place, "mine.txt") });
  expect(await saving).toBe("unwanted");
  expect(await readdir(place)).toStrictEqual([]);
});

test("a computer that knows of no folder for documents is no hindrance", async () => {
  dialogs.proposed.length = 0;
  getPath.mockImplementationOnce(() => {
    throw new Error("Failed to get 'documents' path");
  });
  for (const saved of [save, save]) {
    const saving = saved();
    answer(cancelled);
    expect(await saving).toBe("cancelled");
  }
  expect(dialogs.proposed).toStrictEqual(["codes.txt", join("/documents", "codes.txt")]);
});

test("R32: there is one dialog at a time, however often the page asks", async () => {
  const first = save();
  expect(await Promise.all([save(), save()])).toStrictEqual(["cancelled", "cancelled"]);
  answer(cancelled);
  expect(await first).toBe("cancelled");
  const next = save();
  answer(cancelled);
  expect(await next).toBe("cancelled");
});

test("a dialog that went with its window, and never answers, is in the way of no later one", async () => {
  void save();
  dialogs.open.pop();
  window = standFor<BrowserWindow>({});
  const next = save();
  answer(cancelled);
  expect(await next).toBe("cancelled");
});
