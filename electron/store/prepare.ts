/**
 * @file The folders that everything is written in, and what a crash left in them.
 */
import { join } from "node:path";
import { succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { makeFolder } from "./durable.ts";
import type { Layout } from "./layout.ts";

/** Makes the folders that every write needs, unless they are there. Rejects with a system error. */
export async function makeFolders(disk: Disk, layout: Layout): Promise<void> {
  for (const folder of [layout.folder, layout.documents, layout.temp]) await makeFolder(disk, folder);
}

// a file that was written aside, and the lock over a document or the key (durable.ts)
const ours = /^(?:twofold-[\da-f]{32}\.part|(?:[\da-f]{64}\.sealed|master-key\.json)\.lock)$/u;

/** Removes what writes that never ended have left behind; what cannot be removed waits for the next start. Only before
 * the first write, and only by the one process that has the folder: it would take the files of writes under way. */
export async function sweep(disk: Disk, layout: Layout): Promise<void> {
  await succeeds(async () => {
    await disk.list(layout.documents); // refused where that is a link: what is behind it is not ours either
    const files = await disk.list(layout.temp);
    for (const file of files.filter((name) => ours.test(name)))
      await succeeds(() => disk.remove(join(layout.temp, file)));
  });
}
