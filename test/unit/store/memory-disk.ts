/**
 * @file A disk in memory that knows what a power cut would leave: contents are safe when `create` resolves, names only
 * when their folder was synced. The harshest reading of what a file system promises.
 */
import { basename, dirname, join } from "node:path";
import type { Disk } from "../../../electron/store/disk.ts";

/** A system error as Node gives it. */
export const systemError = (code: string): Error => Object.assign(new Error(code), { code });

type Entry = Uint8Array | "folder";

/** A disk with one folder, "disk", that is there from the start. */
export class MemoryDisk implements Disk {
  readonly #live: Map<string, Entry>;
  readonly #durable: Map<string, Entry>;

  constructor(entries: Iterable<readonly [string, Entry]> = [["disk", "folder"]]) {
    this.#live = new Map(entries);
    this.#durable = new Map(this.#live);
  }

  /** The disk after a power cut. */
  cut(): MemoryDisk {
    const isReachable = (path: string): boolean =>
      path === "disk" || (this.#durable.has(path) && isReachable(dirname(path)));
    return new MemoryDisk([...this.#durable].filter(([path]) => isReachable(path)));
  }

  /** The same disk, on its own from now on, as a killed process leaves it. */
  copy(): MemoryDisk {
    return new MemoryDisk(this.#live);
  }

  /** The paths of all files, sorted. */
  files(): string[] {
    return [...this.#live].flatMap(([path, entry]) => (entry === "folder" ? [] : [path])).toSorted();
  }

  /** Puts a content there from outside, durably. */
  put(path: string, content: Uint8Array): void {
    this.#live.set(path, content);
    this.#durable.set(path, content);
  }

  async read(path: string): Promise<Uint8Array> {
    return this.#file(path);
  }

  async create(path: string, content: Uint8Array): Promise<void> {
    this.#free(path);
    this.#live.set(path, Uint8Array.from(content));
  }

  async link(from: string, to: string): Promise<void> {
    const content = this.#file(from);
    this.#free(to);
    this.#live.set(to, content);
  }

  async rename(from: string, to: string): Promise<void> {
    const content = this.#file(from);
    this.#folder(dirname(to));
    this.#live.delete(from);
    this.#live.set(to, content);
  }

  async remove(path: string): Promise<void> {
    this.#file(path);
    this.#live.delete(path);
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#folder(folder);
    return [...this.#live.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
  }

  async makeFolder(path: string): Promise<void> {
    this.#free(path);
    this.#live.set(path, "folder");
  }

  async syncFolder(path: string): Promise<void> {
    this.#folder(path);
    for (const old of this.#durable.keys()) if (dirname(old) === path) this.#durable.delete(old);
    for (const [name, entry] of this.#live) if (dirname(name) === path) this.#durable.set(name, entry);
  }

  #folder(path: string): void {
    const entry = this.#live.get(path);
    if (entry !== "folder") throw systemError(entry === undefined ? "ENOENT" : "ENOTDIR");
  }

  #file(path: string): Uint8Array {
    const entry = this.#live.get(path);
    if (entry === undefined) throw systemError("ENOENT");
    if (entry === "folder") throw systemError("EISDIR");
    return entry;
  }

  #free(path: string): void {
    this.#folder(dirname(path));
    if (this.#live.has(path)) throw systemError("EEXIST");
  }
}

/** A folder of the disk in memory. */
export const memoryFolder = join("disk", "data");
