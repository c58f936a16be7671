/**
 * @file Unreadable documents: moved out of the way, never overwritten, never deleted, and never forgotten, so that who
 * damages a file cannot then register its e-mail for himself.
 */
import { basename, dirname, join } from "node:path";
import { diskCode, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { makeFolder, syncFolder } from "./durable.ts";
import { firstFree } from "./free-name.ts";
import type { Layout } from "./layout.ts";

const suffix = ".unreadable-";

/** The files under which documents of that name were set aside. Rejects with a system error. */
async function listSetAside(disk: Disk, layout: Layout, name: string): Promise<readonly string[]> {
  try {
    return (await disk.list(layout.unreadable)).filter((file) => file.toLowerCase().startsWith(name + suffix));
  } catch (error) {
    if (diskCode(error) === "ENOENT") return [];
    throw error;
  }
}

/** Was a document of that name set aside? One whose number a person has changed counts as well. Rejects with a system
 * error. */
export const wasSetAside = async (disk: Disk, layout: Layout, name: string): Promise<boolean> =>
  (await listSetAside(disk, layout, name)).length > 0;

/** Moves a document aside and says where it is now. Undefined: it could not be moved and stays where it was. */
export async function setAside(disk: Disk, layout: Layout, path: string): Promise<string | undefined> {
  const name = basename(path);
  let aside: string | undefined;
  await succeeds(async () => {
    await makeFolder(disk, layout.unreadable);
    const to = join(layout.unreadable, firstFree(name + suffix, await listSetAside(disk, layout, name)));
    await disk.rename(path, to);
    aside = to;
    // a power cut that undoes the move costs nothing: the file is as unreadable in its old place
    await syncFolder(disk, layout.unreadable);
    await syncFolder(disk, dirname(path));
  });
  return aside;
}
