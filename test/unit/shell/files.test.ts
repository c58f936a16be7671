/** @file Saving a file where its owner says, with a fake of the system's dialog. */
import { mkdtemp, open as openFile, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
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
const refusals = vi.hoisted((): { create: Error | undefined; until: Promise<void> | undefined } => ({
  create: undefined,
  until: undefined,
}));
vi.mock("../../../electron/store/disk.ts", async (original) => {
  const { nodeDisk } = await original<typeof Disks>();
  const syncFolder = async (path: string): Promise<void> => {
    synced.push(path);
    await nodeDisk.syncFolder(path);
  };
  const create: typeof nodeDisk.create = async (path, content) => {
    await refusals.until;
    if (refusals.create) throw refusals.create;
    await nodeDisk.create(path, content);
  };
  return { nodeDisk: { ...nodeDisk, create, syncFolder } };
});
const getPath = vi.hoisted(() => vi.fn<() => string>(() => "/documents"));
vi.mock("electron", () => ({ app: { getPath }, dialog: dialogs }));

let window = standFor<BrowserWindow>({});
const clock = { now: 1_800_000_000_000 };
const patience = { isOver: Promise.withResolvers<void>().promise };
const filesOn = (platform: NodeJS.Platform): ReturnType<typeof createFiles> =>
  createFiles({
    currentWindow: () => window,
    platform,
    clock: () => clock.now,
    wait: async () => patience.isOver,
  });
const files = filesOn("linux");
/** Goes on until no dialog that was called off counts any more. */
beforeEach(() => {
  clock.now += 60_000;
});
const save = async (): Promise<string> => files.save({ name: "codes.txt", text: "codes", isWanted: async () => true });
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
  const isWanted = async (): Promise<boolean> => {
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

test("R30 R32: what is written before the text, and whether it comes to that, is waited for too", async () => {
  const place = await folder();
  const begun = Promise.withResolvers<void>();
  const recorded = Promise.withResolvers<boolean>();
  const isWanted = async (): Promise<boolean> => {
    begun.resolve();
    return recorded.promise;
  };
  const saving = files.save({ name: "codes.txt", text: "codes", isWanted });
  answer({ canceled: false, filePath: join(place, "mine.txt") });
  await begun.promise;
  const settled = files.settled();
  recorded.resolve(true);
  await settled;
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

const saveOn = async (platform: NodeJS.Platform, filePath: string): Promise<string> => {
  const saving = filesOn(platform).save({ name: "codes.txt", text: "codes", isWanted: async () => true });
  answer({ canceled: false, filePath });
  return saving;
};
const refuse = (code: string): void => {
  refusals.create = Object.assign(new Error("no"), { code });
  onTestFinished(() => {
    refusals.create = undefined;
  });
};

describe("where nothing may lie beside it", () => {
  test.each(["EPERM", "EACCES"])("as a Mac may have it, the file itself is written: %s", async (code) => {
    const place = await folder();
    const filePath = join(place, "mine.txt");
    await writeFile(filePath, "what was there, and is longer", { mode: 0o644 });
    refuse(code);
    expect(await saveOn("darwin", filePath)).toBe("saved");
    expect(await readFile(filePath, "utf8")).toBe("codes");
    // Windows knows no such bits
    expect((await stat(filePath)).mode & 0o777).toBe(process.platform === "win32" ? 0o666 : 0o600);
    expect(await readdir(place)).toStrictEqual(["mine.txt"]);
  });
  test.skipIf(process.platform === "win32")("no link is followed", async () => {
    const place = await folder();
    await writeFile(join(place, "theirs"), "theirs");
    await symlink(join(place, "theirs"), join(place, "link"));
    refuse("EPERM");
    expect(await saveOn("darwin", join(place, "link"))).toBe("not_saved");
    expect(await readFile(join(place, "theirs"), "utf8")).toBe("theirs");
  });
  test("what is half written is taken away", async () => {
    const place = await folder();
    refuse("EPERM");
    const handle = await openFile(join(place, "any"), "w");
    const writing = vi
      .spyOn(Object.getPrototypeOf(handle), "sync")
      .mockRejectedValue(Object.assign(new Error("full"), { code: "ENOSPC" }));
    onTestFinished(() => writing.mockRestore());
    await handle.close();
    expect(await saveOn("darwin", join(place, "mine.txt"))).toBe("not_saved");
    expect(await readdir(place)).toStrictEqual(["any"]);
  });
  test.each([
    ["darwin", "ENOSPC"],
    ["linux", "EACCES"],
    ["win32", "EPERM"],
  ] as const)("else it is not saved: %s, %s", async (platform, code) => {
    const place = await folder();
    refuse(code);
    expect(await saveOn(platform, join(place, "mine.txt"))).toBe("not_saved");
    expect(await readdir(place)).toStrictEqual([]);
  });
});

test("R32: a place that does not answer any more does not hold the end up for ever", async () => {
  const place = await folder();
  const never = Promise.withResolvers<void>();
  refusals.until = never.promise;
  onTestFinished(() => {
    refusals.until = undefined;
  });
  const begun = Promise.withResolvers<void>();
  const isWanted = async (): Promise<boolean> => {
    begun.resolve();
    return true;
  };
  const saving = files.save({ name: "codes.txt", text: "codes", isWanted });
  answer({ canceled: false, filePath: join(place, "mine.txt") });
  await begun.promise;
  patience.isOver = Promise.resolve();
  await files.settled();
  expect(await readdir(place)).toStrictEqual([]);
  never.resolve();
  expect(await saving).toBe("saved");
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
  const saving = files.save({ name: "codes.txt", text: "codes", isWanted: async () => isWanted });
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
  expect(await Promise.all([save(), save()])).toStrictEqual(["busy", "busy"]);
  answer(cancelled);
  expect(await first).toBe("cancelled");
  const next = save();
  answer(cancelled);
  expect(await next).toBe("cancelled");
});

test("R32: after three that were called off there is none for the rest of a minute, and that is said", async () => {
  for (let time = 0; time < 3; time += 1) {
    clock.now += 10_000;
    const saving = save();
    answer(cancelled);
    await saving;
  }
  expect(await save()).toBe("busy");
  clock.now += 39_999;
  expect(await save()).toBe("busy");
  expect(dialogs.open).toHaveLength(0);
  clock.now += 1;
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
