/**
 * @file Files that are there whole or not at all, whatever fails and whenever the power goes: written aside, brought to
 * disk, put in place in one step, and the folder brought to disk after that.
 */
import { basename, dirname, join } from "node:path";
import { diskCode, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";

/** Where a file goes, and how it gets there. */
export interface Writing {
  disk: Disk;
  path: string;
  /** A folder of the same file system: what a crash leaves there is the sweep's to remove. */
  temp: string;
  randomBytes: (count: number) => Uint8Array;
}

// EISDIR and EPERM: Windows; EINVAL, ENOTSUP: some network and FUSE file systems; EACCES: a parent we may not open
const cannotSync: ReadonlySet<string | undefined> = new Set([
  "EISDIR",
  "EPERM",
  "EINVAL",
  "ENOTSUP",
  "EOPNOTSUPP",
  "EACCES",
]);
// what file systems without hard links say; EISDIR is what Node makes of Windows' answer for FAT
const cannotLink: ReadonlySet<string | undefined> = new Set([
  "EPERM",
  "EACCES",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EISDIR",
  "EXDEV",
]);

/** Brings a folder's names to disk where the system can; rejects when it can and fails. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  try {
    await disk.syncFolder(folder);
  } catch (error) {
    if (!cannotSync.has(diskCode(error))) throw error;
  }
}

/** Makes a folder unless it is there; its own name is on disk when this resolves. */
export async function makeFolder(disk: Disk, folder: string): Promise<void> {
  try {
    await disk.makeFolder(folder);
  } catch (error) {
    if (diskCode(error) !== "EEXIST") throw error;
  }
  // also when it was there: who made it may have been cut off before this
  await syncFolder(disk, dirname(folder));
}

/** Removes a file that is of no use any more; if that fails it waits for the sweep. */
const discard = (disk: Disk, path: string): Promise<boolean> => succeeds(() => disk.remove(path));

async function isThere(disk: Disk, path: string): Promise<boolean> {
  try {
    await disk.read(path);
    return true;
  } catch (error) {
    if (diskCode(error) === "ENOENT") return false;
    throw error;
  }
}

/** Moves a file to a free name without hard links: whoever makes the lock may look and move. A lock that a crash leaves
 * behind holds nothing and goes with the next sweep. */
async function moveUnderLock(disk: Disk, from: string, to: string, lock: string): Promise<"moved" | "taken"> {
  try {
    await disk.create(lock, new Uint8Array());
  } catch (error) {
    if (diskCode(error) !== "EEXIST") await discard(disk, lock);
    throw error;
  }
  try {
    if (await isThere(disk, to)) return "taken";
    await disk.rename(from, to);
    return "moved";
  } finally {
    await discard(disk, lock);
  }
}

async function moveToFreeName(disk: Disk, from: string, to: string, lock: string): Promise<"moved" | "taken"> {
  try {
    await disk.link(from, to);
    return "moved";
  } catch (error) {
    if (diskCode(error) === "EEXIST") return "taken";
    if (!cannotLink.has(diskCode(error))) throw error;
    return moveUnderLock(disk, from, to, lock);
  }
}

/** Writes a file aside, brings its content to disk, and says where it is; leaves nothing there when that fails. */
async function writeAside({ disk, temp, randomBytes }: Writing, content: Uint8Array): Promise<string> {
  const aside = join(temp, `twofold-${Buffer.from(randomBytes(16)).toString("hex")}.part`);
  try {
    await disk.create(aside, content);
    return aside;
  } catch (error) {
    await discard(disk, aside);
    throw error;
  }
}

/** Puts a file into place under a name that must be free, and leaves nothing aside whatever happens. */
async function putInFreePlace(writing: Writing, content: Uint8Array): Promise<"moved" | "taken"> {
  const { disk, path, temp } = writing;
  const aside = await writeAside(writing, content);
  try {
    return await moveToFreeName(disk, aside, path, join(temp, `${basename(path)}.lock`));
  } finally {
    await discard(disk, aside);
  }
}

/**
 * Makes a file that must not be there yet. "created": it is on disk, whole, under its name. "taken": there is one, and it
 * is untouched. Rejects with a system error when it could not be made; then, unless even that failed, it is not there.
 */
export async function createFile(writing: Writing, content: Uint8Array): Promise<"created" | "taken"> {
  const { disk, path } = writing;
  if ((await putInFreePlace(writing, content)) === "taken") return "taken";
  try {
    await syncFolder(disk, dirname(path));
    return "created";
  } catch (error) {
    // nobody was told of it: a second try must not find it taken
    await discard(disk, path);
    throw error;
  }
}

/** Replaces a file in one step. Rejects with a system error; then the old or the new one is there, whole. */
export async function replaceFile(writing: Writing, content: Uint8Array): Promise<void> {
  const { disk, path } = writing;
  const aside = await writeAside(writing, content);
  try {
    await disk.rename(aside, path);
  } catch (error) {
    await discard(disk, aside);
    throw error;
  }
  await syncFolder(disk, dirname(path));
}
