/** @file What the real disk asks of the system, and in which order: only that makes a write survive a power cut. */
import type { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { temporaryFolder } from "./fixture.ts";

const { calls } = vi.hoisted(() => ({ calls: new Array<string>() }));

vi.mock(import("node:fs/promises"), async (original) => {
  const real = await original();
  const watched: typeof open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode);
    calls.push(`open ${String(flags)}`);
    for (const name of ["writeFile", "sync", "close"] as const) {
      const call = handle[name].bind(handle);
      vi.spyOn(handle, name).mockImplementation(async (...parts: Parameters<typeof call>) => {
        await Reflect.apply(call, handle, parts);
        calls.push(name);
      });
    }
    return handle;
  };
  return { ...real, open: watched };
});

test("R7: a new file is written, brought to disk and closed before it counts", async () => {
  const root = await temporaryFolder();
  calls.length = 0;
  await nodeDisk.create(join(root, "file"), Buffer.from("content"));
  expect(calls).toEqual(["open wx", "writeFile", "sync", "close"]);
});

test("R7: a folder is brought to disk and closed", async () => {
  const root = await temporaryFolder();
  calls.length = 0;
  await nodeDisk.syncFolder(root);
  expect(calls).toEqual(["open r", "sync", "close"]);
});
