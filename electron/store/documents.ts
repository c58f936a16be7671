/**
 * @file Sealed documents of one kind: one lowdb document each, under a name that only the key can tell. One process has
 * the folder at a time. The file system is the index: nothing here grows with the number of documents.
 */
import { dirname, join } from "node:path";
import { Low } from "lowdb";
import { attempt, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { syncFolder } from "./durable.ts";
import type { MasterKey } from "./keys.ts";
import { documentName } from "./document-name.ts";
import { documentFolder, layoutOf } from "./layout.ts";
import { makeFolders, sweep } from "./prepare.ts";
import { type Document, type DocumentKind, PlaceTaken, SealedFile } from "./sealed-file.ts";
import { Serial } from "./serial.ts";
import { setAside, wasSetAside } from "./set-aside.ts";

/** "unreadable": there is, or was, a document that cannot be read; its place stays taken. "newer": a later program wrote
 * it. Neither is ever overwritten or deleted. */
export type FoundDocument<T> =
  | { readonly state: "found"; readonly value: T }
  | { readonly state: "none" }
  | { readonly state: "unreadable" }
  | { readonly state: "newer" };

/** What a change came to. "not_saved": the disk refused; the old or the new document is there, whole. */
type Changed<R, Else> = { readonly state: "done"; readonly result: R } | { readonly state: Else };

/** The disk refused a change; which document is there, looked at before anybody else has a turn. */
interface Unsaved<T> {
  readonly state: "not_saved";
  readonly found: FoundDocument<T>;
}

/** What to write, if anything, and what it comes to. */
interface DocumentChange<T, R> {
  readonly value?: T | undefined;
  readonly result: R;
}

/** The documents of one kind in a data folder, by their owner: a text that says whose it is. What an answer promises is
 * on disk. */
export interface Documents<T> {
  /** Does not wait for writers of a document that is there. */
  read(owner: string): Promise<FoundDocument<T>>;
  /** As `read`, but in its turn, and asking the same of the disk whether there is a document or not: how long it takes must
   * not tell (R18). */
  lookUp(owner: string): Promise<FoundDocument<T>>;
  /** Never over what is there. */
  insert(owner: string, value: T): Promise<"inserted" | "taken" | "not_saved">;
  /** One writer at a time per document: reads it, hands it to `change` (pure), writes what that returns or nothing.
   * Rejects, and writes nothing, where `change` throws, changes the owner, or returns what could not be read back. */
  update<R>(
    owner: string,
    change: (value: T) => DocumentChange<T, R>,
  ): Promise<Changed<R, "none" | "unreadable" | "newer"> | Unsaved<T>>;
  /** As `update`, but where there is no document yet, `change` makes the first. */
  upsert<R>(
    owner: string,
    change: (value: T | undefined) => DocumentChange<T, R>,
  ): Promise<Changed<R, "unreadable" | "newer" | "not_saved">>;
  /** Removes only what can be read; the rest is "not_saved". "kept": in its turn `may` said no. */
  remove(owner: string, may: (value: T) => boolean): Promise<"removed" | "none" | "kept" | "not_saved">;
  /** Resolves when every write under way has ended. */
  settled(): Promise<void>;
}

/** What it takes to open documents. */
export interface StoreOptions {
  /** The data folder; its parent must exist. */
  folder: string;
  key: MasterKey;
  disk: Disk;
  randomBytes: (count: number) => Uint8Array;
  /** Told once of each document that was set aside, with its new path. */
  onSetAside?: ((file: string) => void) | undefined;
}

/** Opens the documents of a kind: makes the folders and sweeps what a crash left. Where the disk refuses that, it is
 * tried again at the first write, whose answer then says so. */
export async function openDocuments<T>(options: StoreOptions, kind: DocumentKind<T>): Promise<Documents<T>> {
  const { key, disk, randomBytes, onSetAside } = options;
  const layout = layoutOf(options.folder, kind.folder);
  const serial = new Serial();
  let isPrepared = await succeeds(() => makeFolders(disk, layout));
  await sweep(disk, layout);

  const pathOf = (name: string): string => join(documentFolder(layout, name), name);

  // one lowdb for each operation: memory cannot stay ahead of the disk after a write that was refused
  const load = async (owner: string, name: string): Promise<Low<Document<T>>> => {
    const file = new SealedFile({ disk, path: pathOf(name), temp: layout.temp, randomBytes }, key.sealing, kind, owner);
    const low = new Low<Document<T>>(file, { state: "none" });
    await low.read();
    return low;
  };

  const absent = async (name: string): Promise<Document<T>> => {
    const before = await attempt(() => wasSetAside(disk, layout, name));
    if (before === "refused") return { state: "failed" };
    return { state: before ? "damaged" : "none" };
  };

  /** Runs a task on a document, in its turn: only then may a damaged one be moved. */
  const inTurn = <R>(owner: string, task: (low: Low<Document<T>>, path: string) => Promise<R>): Promise<R> => {
    const name = documentName(key, owner);
    return serial.run(name, async () => {
      const low = await load(owner, name);
      if (low.data.state === "none") low.data = await absent(name);
      else if (low.data.state === "damaged") {
        const aside = await setAside(disk, layout, pathOf(name));
        if (aside !== undefined) onSetAside?.(aside);
      }
      return task(low, pathOf(name));
    });
  };

  const save = async (low: Low<Document<T>>, value: T): Promise<"saved" | "taken" | "not_saved"> => {
    if (!(await key.isKept())) return "not_saved";
    try {
      const isSaved = await succeeds(async () => {
        if (!isPrepared) await makeFolders(disk, layout);
        low.data = { state: "found", value };
        await low.write();
      });
      if (!isSaved) isPrepared = false; // a folder may have been taken away: the next write sees to it
      return isSaved ? "saved" : "not_saved";
    } catch (error) {
      if (error instanceof PlaceTaken) return "taken";
      throw error;
    }
  };

  return {
    async read(owner) {
      const { data } = await load(owner, documentName(key, owner));
      // the rest is worth a second look in its turn: a writer may just have been at it
      return data.state === "found" || data.state === "newer" ? data : inTurn(owner, async (low) => answer(low.data));
    },

    lookUp: (owner) =>
      inTurn(owner, async (low) => {
        if (low.data.state !== "none") await absent(documentName(key, owner));
        return answer(low.data);
      }),

    insert: (owner, value) =>
      inTurn(owner, async (low) => {
        if (low.data.state === "failed") return "not_saved";
        if (low.data.state !== "none") return "taken";
        const saved = await save(low, value);
        return saved === "saved" ? "inserted" : saved;
      }),

    update: (owner, change) =>
      inTurn(owner, async (low) => {
        const before = answer(low.data);
        if (before.state !== "found") return before;
        const { value, result } = change(before.value);
        if (value === undefined || (await save(low, value)) === "saved") return { state: "done", result };
        await low.read();
        return { state: "not_saved", found: answer(low.data) };
      }),

    upsert: (owner, change) =>
      inTurn(owner, async (low) => {
        const before = answer(low.data);
        if (before.state === "unreadable" || before.state === "newer") return before;
        const { value, result } = change(before.state === "found" ? before.value : undefined);
        if (value !== undefined && (await save(low, value)) !== "saved") return { state: "not_saved" };
        return { state: "done", result };
      }),

    remove: (owner, may) =>
      inTurn(owner, async (low, path) => {
        if (low.data.state === "none") return "none";
        if (low.data.state !== "found") return "not_saved";
        if (!may(low.data.value)) return "kept";
        const isRemoved = await succeeds(async () => {
          await disk.remove(path);
          await syncFolder(disk, dirname(path));
        });
        return isRemoved ? "removed" : "not_saved";
      }),

    settled: () => serial.idle(),
  };
}

const answer = <T>(document: Document<T>): FoundDocument<T> =>
  document.state === "damaged" || document.state === "failed" ? { state: "unreadable" } : document;
