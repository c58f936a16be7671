/** @file What the real disk asks of the system, and in which order: only that makes a write survive a power cut. */
import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { temporaryFolder } from "./fixture.ts";

/** From now to the end of the test: the calls of every file that is opened, as they end. */
function watchFiles(): readonly string[] {
  const calls: string[] = [];
  const { open } = fs;
  const watch = vi.spyOn(fs, "open").mockImplementation(async (path, flags, mode) => {
    const handle = await open(path, flags, mode);
    calls.push(`open ${typeof flags === "string" ? flags : "to read"}`);
    for (const name of ["writeFile", "sync", "close"] as const) {
      const call = handle[name].bind(handle);
      vi.spyOn(handle, name).mockImplementation(async (...parts: Parameters<typeof call>) => {
        await Reflect.apply(call, handle, parts);
        calls.push(name);
      });
    }
    return handle;
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    watch.mockRestore();
    syncBuiltinESMExports();
  });
  return calls;
}

test("R7: a new file is written, brought to disk and closed before it counts", async () => {
  const root = await temporaryFolder();
  const calls = watchFiles();
  await nodeDisk.create(join(root, "file"), Buffer.from("content"));
  expect(calls).toEqual(["open wx", "writeFile", "sync", "close"]);
});

test("R7: a folder is brought to disk and closed", async () => {
  const root = await temporaryFolder();
  const calls = watchFiles();
  await nodeDisk.syncFolder(root);
  expect(calls).toEqual(["open to read", "sync", "close"]);
});
