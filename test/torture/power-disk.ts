/**
 * @file A disk in memory that knows everything a power cut may leave. A content is safe once it was synced; a name once
 * its folder was; until then each name may be as it was, as it is, or as it was in between, whatever became of the others.
 */
import { basename, dirname } from "node:path";
import type { Disk } from "../../electron/store/disk.ts";
import { systemError } from "../unit/store/memory-disk.ts";
import type { Choose } from "./random.ts";

/** A file: one content, however many names. */
interface File {
  content: Uint8Array;
  isSynced: boolean;
}
type Entry = File | "folder" | undefined;
/** What a name stood for since its folder was last synced: on disk first, now last. */
type Names = Map<string, readonly Entry[]>;

/** What may be left of a content that was not synced. */
const remains = [0, 0.5, 1] as const;

/** A disk with one folder, "disk". */
export class PowerDisk implements Disk {
  readonly #names: Names;
  /** Called after every step in which the disk changes. */
  onStep: () => void = () => {};

  constructor(names: Names = new Map([["disk", ["folder"]]])) {
    this.#names = names;
  }

  /** What a power cut may leave right now; `choose` decides each case, and 0 is always the least. */
  cut(choose: Choose): PowerDisk {
    const left: Names = new Map();
    // a folder comes before what is in it
    for (const [path, states] of [...this.#names].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      const entry = states[choose(states.length)];
      const isReachable = path === "disk" || left.get(dirname(path))?.at(0) === "folder";
      if (entry === undefined || !isReachable) continue;
      if (entry === "folder") left.set(path, [entry]);
      else {
        const share = entry.isSynced ? 1 : (remains[choose(remains.length)] ?? 0);
        const content = entry.content.slice(0, Math.floor(entry.content.length * share));
        left.set(path, [{ content, isSynced: true }]);
      }
    }
    return new PowerDisk(left);
  }

  /** The same disk, on its own from now on. */
  copy(): PowerDisk {
    const files = new Map<File, File>();
    const copyOf = (entry: Entry): Entry => {
      if (entry === undefined || entry === "folder") return entry;
      const copy = files.get(entry) ?? { ...entry };
      files.set(entry, copy);
      return copy;
    };
    return new PowerDisk(new Map([...this.#names].map(([path, states]) => [path, states.map(copyOf)])));
  }

  /** Writes a file as a program does that never syncs, over whatever has that name. */
  async write(path: string, content: Uint8Array): Promise<void> {
    this.#set(path, { content, isSynced: false });
  }

  async read(path: string): Promise<Uint8Array> {
    return this.#file(path).content;
  }

  async create(path: string, content: Uint8Array): Promise<void> {
    this.#free(path);
    const file = { content: Uint8Array.from(content), isSynced: false };
    this.#set(path, file);
    file.isSynced = true;
    this.onStep();
  }

  async link(from: string, to: string): Promise<void> {
    const file = this.#file(from);
    this.#free(to);
    this.#set(to, file);
  }

  async rename(from: string, to: string): Promise<void> {
    const file = this.#file(from);
    this.#set(to, file);
    this.#set(from, undefined);
  }

  async remove(path: string): Promise<void> {
    this.#file(path);
    this.#set(path, undefined);
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#folder(folder);
    const isThere = (path: string): boolean => dirname(path) === folder && this.#now(path) !== undefined;
    return [...this.#names.keys()].filter(isThere).map((path) => basename(path));
  }

  async makeFolder(path: string): Promise<void> {
    this.#free(path);
    this.#set(path, "folder");
  }

  async syncFolder(path: string): Promise<void> {
    this.#folder(path);
    for (const [name, states] of this.#names) if (dirname(name) === path) this.#names.set(name, states.slice(-1));
    this.onStep();
  }

  #now(path: string): Entry {
    return this.#names.get(path)?.at(-1);
  }

  #set(path: string, entry: Entry): void {
    this.#folder(dirname(path));
    this.#names.set(path, [...(this.#names.get(path) ?? [undefined]), entry]);
    this.onStep();
  }

  #folder(path: string): void {
    const entry = this.#now(path);
    if (entry !== "folder") throw systemError(entry === undefined ? "ENOENT" : "ENOTDIR");
  }

  #file(path: string): File {
    const entry = this.#now(path);
    if (entry === undefined) throw systemError("ENOENT");
    if (entry === "folder") throw systemError("EISDIR");
    return entry;
  }

  #free(path: string): void {
    this.#folder(dirname(path));
    if (this.#now(path) !== undefined) throw systemError("EEXIST");
  }
}
