/** @file Preferences on disk: what was chosen comes back, and what was not written by this program is not trusted. */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Disk, nodeDisk } from "../../../electron/store/disk.ts";
import { openPreferences } from "../../../electron/store/preferences.ts";
import { defaultPreferences, type Preferences } from "../../../shared/preferences.ts";
import { temporaryFolder } from "../backend.ts";
import { atEachCall, extents, failing } from "./faults.ts";
import { MemoryDisk, memoryFolder } from "./memory-disk.ts";

const open = async (folder: string, disk: Disk = nodeDisk) => openPreferences({ folder, disk, randomBytes });
const chosen: Preferences = { theme: "dark", language: "ar", idle_minutes: 60 };

/** A data folder with that text as its preferences. */
async function folderWith(text: string): Promise<{ folder: string; file: string }> {
  const folder = await temporaryFolder();
  const file = join(folder, "choices/preferences.json");
  await mkdir(join(folder, "choices"));
  await writeFile(file, text);
  return { folder, file };
}

test("R23: until somebody chooses, the system's look and language hold, and 15 minutes", async () => {
  expect((await open(await temporaryFolder())).current()).toEqual({
    theme: "system",
    language: "system",
    idle_minutes: 15,
  });
});
test("what was chosen is there after a restart, and nothing is left beside it", async () => {
  const folder = await temporaryFolder();
  const first = await open(folder);
  expect(await first.change(chosen)).toBe("saved");
  expect(first.current()).toEqual(chosen);
  expect((await open(folder)).current()).toEqual(chosen);
  expect(await readdir(join(folder, "choices/tmp"))).toEqual([]);
});
test("how large the page is shown is kept beside what was chosen, and within Chromium's bounds", async () => {
  const folder = await temporaryFolder();
  const store = await open(folder);
  expect(store.zoom()).toBe(1);
  expect(await Promise.all([store.change(chosen), store.keepZoom(1.5)])).toEqual(["saved", "saved"]);
  const again = await open(folder);
  expect([again.zoom(), again.current()]).toEqual([1.5, chosen]);
  expect(await again.keepZoom(9)).toBe("saved");
  expect((await open(folder)).zoom()).toBe(5);
});
test("what the first version wrote is read, at the page's own size", async () => {
  const { folder } = await folderWith('{"version":1,"theme":"dark","language":"ar","idle_minutes":60}');
  const store = await open(folder);
  expect([store.current(), store.zoom()]).toEqual([chosen, 1]);
});
test("choices made at once are written one after the other: the last one holds", async () => {
  const folder = await temporaryFolder();
  const store = await open(folder);
  const answers = await Promise.all([1, 5, 30].map(async (idle) => store.change({ ...chosen, idle_minutes: idle })));
  await store.settled();
  expect(answers).toEqual(["saved", "saved", "saved"]);
  expect((await open(folder)).current().idle_minutes).toBe(30);
});
test.each([
  "",
  "{",
  "null",
  '{"version":1}',
  '{"version":1,"theme":"pink","language":"en","idle_minutes":15}',
  '{"version":1,"theme":"dark","language":"tlh","idle_minutes":15}',
  '{"version":1,"theme":"dark","language":"en","idle_minutes":61}',
  '{"version":1,"theme":"dark","language":"en","idle_minutes":0}',
  '{"version":1,"theme":"dark","language":"en","idle_minutes":15,"more":1}',
  '{"version":2,"theme":"dark","language":"en","idle_minutes":15,"zoom":0.2}',
  '{"version":2,"theme":"dark","language":"en","idle_minutes":15,"zoom":6}',
])("R23 R32: what is damaged or out of bounds is as if nobody had chosen: %s", async (text) => {
  const { folder } = await folderWith(text);
  const store = await open(folder);
  expect(store.current()).toEqual(defaultPreferences);
  expect(await store.change(chosen)).toBe("saved");
});
test("a newer program's choice is left untouched", async () => {
  const text = '{"version":3,"theme":"sepia"}';
  const { folder, file } = await folderWith(text);
  const store = await open(folder);
  expect(store.current()).toEqual(defaultPreferences);
  expect([await store.change(chosen), await store.keepZoom(2)]).toEqual(["not_saved", "not_saved"]);
  expect(await readFile(file, "utf8")).toBe(text);
});
describe.each(extents)("R32: a disk that refuses at any step, %s done", (extent) => {
  test.each([false, true])("leaves the old choice or the new one, and says so; for good: %s", async (forGood) => {
    const { calls, wrong } = await atEachCall(async (n, report) => {
      const disk = new MemoryDisk();
      await (await open(memoryFolder, disk)).change({ ...chosen, theme: "light" });
      const fault = failing(disk, n, { code: "ENOSPC", extent, forGood });
      const store = await open(memoryFolder, fault.disk);
      const before = store.current();
      const answer = await store.change(chosen);
      if (store.current() !== (answer === "saved" ? chosen : before)) report("what holds is not what was answered");
      fault.heal();
      for (const next of [disk.copy(), disk.cut()]) {
        const { theme } = (await open(memoryFolder, next)).current();
        if (theme !== "dark" && (answer === "saved" || theme !== "light")) report(`${answer}, but it is ${theme}`);
        const left = next.files().filter((file) => file.includes("tmp"));
        if (left.length > 0) report(`left behind: ${left.join()}`);
      }
      if ((await store.change(chosen)) !== "saved") report("not saved afterwards");
      return fault.hasStruck();
    });
    expect(wrong).toEqual([]);
    expect(calls).toBeGreaterThan(8);
  });
});
