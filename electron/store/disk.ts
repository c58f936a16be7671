/**
 * @file The file system as the store sees it: few operations, passed in, so that a test can refuse, cut short or replay
 * each of them. Nothing else in the store touches files.
 */
import { constants } from "node:fs";
import { type FileHandle, link, lstat, mkdir, open, readdir, rename, unlink } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { patient } from "./patient.ts";

/** Every operation rejects with Node's system error, whose `code` says why; `diskCode` reads it. */
export interface Disk {
  /** A file's whole content, in bytes. What is no file is refused (EINVAL): a pipe would never end. So is one that is
   * far larger than any of ours (EFBIG): to read and open it would hold everything up, or take all the memory. */
  read(path: string): Promise<Uint8Array>;
  /** Makes a file that must not be there yet (EEXIST), readable by its owner only; its content is on disk (fsync) when
   * this resolves, its name only after `syncFolder`. After a rejection a part of the file may be there. */
  create(path: string, content: Uint8Array): Promise<void>;
  /** Gives a file a second name, which must not be there yet (EEXIST). */
  link(from: string, to: string): Promise<void>;
  /** Moves a file in one step, over whatever has that name. */
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** The names in a folder. A link to one is refused (ELOOP): what is in there is not ours. */
  list(folder: string): Promise<readonly string[]>;
  /** Makes one folder, which must not be there yet (EEXIST), open to its owner only. */
  makeFolder(path: string): Promise<void>;
  /** Brings the names in a folder to disk (fsync of the folder). */
  syncFolder(path: string): Promise<void>;
}

/** Bytes of the largest file that is read; an account's document has some 120,000 at most. */
const readMost = 2 ** 20;

const refused = (code: string): Error => Object.assign(new Error(code), { code });

/** As much of a file as it says it has. `readFile` goes on until the end, and some of the system's own files, which say that
 * they are empty, have none for minutes: a link to one may be in a file's place. */
async function readSized(file: FileHandle, size: number): Promise<Uint8Array> {
  const content = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const { bytesRead } = await file.read(content, length, size - length);
    if (bytesRead === 0) break; // it was cut off meanwhile
    length += bytesRead;
  }
  return content.subarray(0, length);
}

const plainDisk: Disk = {
  async read(path) {
    // without waiting for somebody to write to a pipe
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const status = await file.stat();
      if (!status.isFile()) throw refused("EINVAL");
      if (status.size > readMost) throw refused("EFBIG");
      return await readSized(file, status.size);
    } finally {
      await file.close();
    }
  },
  async create(path, content) {
    const file = await open(path, "wx", 0o600);
    try {
      // writeFile goes on after a short write, which a nearly full disk gives; write does not
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  link,
  rename,
  remove: unlink,
  async list(folder) {
    if ((await lstat(folder)).isSymbolicLink()) throw refused("ELOOP");
    return readdir(folder);
  },
  makeFolder: (path) => mkdir(path, 0o700),
  async syncFolder(path) {
    // no pipe in its place, which would have to be waited for
    const folder = await open(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NONBLOCK);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

/** The real file system. */
export const nodeDisk: Disk = process.platform === "win32" ? patient(plainDisk, (ms) => wait(ms)) : plainDisk;
