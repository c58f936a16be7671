/** @file Folders that go with the measurement: on the repository's file system, because the system's own may be memory. */
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { cacheFolder } from "../stand-in/choose-chromium.ts";

/** Works in a folder of its own, and removes it whatever happens. */
export async function inTemporary<R>(work: (folder: string) => Promise<R>): Promise<R> {
  await mkdir(cacheFolder, { recursive: true });
  const folder = await mkdtemp(join(cacheFolder, "bench-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
