/**
 * @file Unreadable documents: moved out of the way, never overwritten, never deleted, and never forgotten, so that who
 * damages a file cannot then register its e-mail for himself.
 */
import { basename, dirname, join } from "node:path";
import { diskCode, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { makeFolder, syncFolder } from "./durable.ts";
import type { Layout } from "./layout.ts";

const suffix = ".unreadable-";

/** The highest number under which a document of that name was set aside; 0: none was. Rejects with a system error. */
export async function lastSetAside(disk: Disk, layout: Layout, name: string): Promise<number> {
  let files: readonly string[];
  try {
    files = await disk.list(layout.unreadable);
  } catch (error) {
    if (diskCode(error) === "ENOENT") return 0;
    throw error;
  }
  const itsOwn = files.filter((file) => file.startsWith(name + suffix));
  // one whose number a person has changed counts as well
  return itsOwn.reduce(
    (last, file) => Math.max(last, Number.parseInt(file.slice(name.length + suffix.length), 10) || 1),
    0,
  );
}

/** Moves a document aside and says where it is now. Undefined: it could not be moved and stays where it was. */
export async function setAside(disk: Disk, layout: Layout, path: string): Promise<string | undefined> {
  const name = basename(path);
  let aside: string | undefined;
  await succeeds(async () => {
    await makeFolder(disk, layout.unreadable);
    const to = join(layout.unreadable, `${name}${suffix}${(await lastSetAside(disk, layout, name)) + 1}`);
    await disk.rename(path, to);
    aside = to;
    // a power cut that undoes the move costs nothing: the file is as unreadable in its old place
    await syncFolder(disk, layout.unreadable);
    await syncFolder(disk, dirname(path));
  });
  return aside;
}
