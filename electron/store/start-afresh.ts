/**
 * @file A fresh start where the master key is lost: everything that it sealed is moved aside, nothing is deleted.
 */
import { join } from "node:path";
import { attempt, diskCode } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { syncFolder } from "./durable.ts";

// the key goes last, and the accounts before it: cut off, or refused, before that, the next start finds the key as lost as
// before, or accounts without one, and asks again
const everything = ["strangers", "accounts", "master-key.json"] as const;

/** A new folder with the first number that none has. */
async function newFolder(disk: Disk, folder: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const path = join(folder, `set-aside-${number}`);
    try {
      await disk.makeFolder(path);
      return path;
    } catch (error) {
      if (diskCode(error) !== "EEXIST") throw error;
    }
  }
}

/**
 * Moves the accounts and their key into a folder of their own inside the data folder, and says which. "refused": the
 * disk would not; what was not moved is where it was. Only before the accounts are opened.
 */
export async function setEverythingAside(disk: Disk, folder: string): Promise<string> {
  return attempt(async () => {
    const aside = await newFolder(disk, folder);
    for (const name of everything) {
      try {
        await disk.rename(join(folder, name), join(aside, name));
      } catch (error) {
        if (diskCode(error) !== "ENOENT") throw error;
      }
    }
    await syncFolder(disk, aside);
    await syncFolder(disk, folder);
    return aside;
  });
}
