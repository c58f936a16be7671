/**
 * @file The accounts: one sealed lowdb document each, under a name that only the key can tell. One process has the folder
 * at a time. The file system is the index: nothing here grows with the number of accounts.
 */
import { dirname, join } from "node:path";
import { Low } from "lowdb";
import type { Account } from "./account.ts";
import { attempt, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { syncFolder } from "./durable.ts";
import type { MasterKey } from "./keys.ts";
import { documentFolder, documentName, layoutOf } from "./layout.ts";
import { makeFolders, sweep } from "./prepare.ts";
import { type Document, PlaceTaken, SealedFile } from "./sealed-file.ts";
import { Serial } from "./serial.ts";
import { lastSetAside, setAside } from "./set-aside.ts";

/** "unreadable": there is, or was, a document that cannot be read; the e-mail stays taken. "newer": a later program wrote
 * it. Neither is ever overwritten or deleted. */
export type Found =
  | { readonly state: "found"; readonly account: Account }
  | { readonly state: "none" }
  | { readonly state: "unreadable" }
  | { readonly state: "newer" };

/** What an update came to. "not_saved": the disk refused; the old or the new document is there, whole. */
export type Updated<R> =
  { readonly state: "done"; readonly result: R } | { readonly state: "none" | "unreadable" | "newer" | "not_saved" };

/** The accounts of a data folder. E-mails are as shared/fields.ts normalises them. What an answer promises is on disk. */
export interface Accounts {
  /** Does not wait for writers of an account that is there. */
  read(email: string): Promise<Found>;
  /** Never over what is there. */
  insert(account: Account): Promise<"inserted" | "taken" | "not_saved">;
  /** One writer at a time per account: reads the document, hands it to `change` (pure), writes the account it returns
   * or, without one, nothing. Rejects, and writes nothing, where `change` throws, changes the e-mail, or returns what
   * could not be read back. */
  update<R>(
    email: string,
    change: (account: Account) => { readonly account?: Account | undefined; readonly result: R },
  ): Promise<Updated<R>>;
  /** Removes only what can be read; the rest is "not_saved". */
  remove(email: string): Promise<"removed" | "none" | "not_saved">;
  /** Resolves when every write under way has ended. */
  settled(): Promise<void>;
}

/** What it takes to open the accounts. */
export interface AccountsOptions {
  /** The data folder; its parent must exist. */
  folder: string;
  key: MasterKey;
  disk: Disk;
  randomBytes: (count: number) => Uint8Array;
  /** Told once of each document that was set aside, with its new path. */
  onSetAside?: ((file: string) => void) | undefined;
}

/** Opens the accounts: makes the folders and sweeps what a crash left. Where the disk refuses that, it is tried again at
 * the first write, whose answer then says so. */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { key, disk, randomBytes, onSetAside } = options;
  const layout = layoutOf(options.folder);
  const serial = new Serial();
  const isPrepared = await succeeds(() => makeFolders(disk, layout));
  await sweep(disk, layout);

  const pathOf = (name: string): string => join(documentFolder(layout, name), name);

  // one lowdb for each operation: memory cannot stay ahead of the disk after a write that was refused
  const load = async (email: string, name: string): Promise<Low<Document>> => {
    const file = new SealedFile({ disk, path: pathOf(name), temp: layout.temp, randomBytes }, key.sealing, email);
    const low = new Low<Document>(file, { state: "none" });
    await low.read();
    return low;
  };

  const absent = async (name: string): Promise<Document> => {
    const last = await attempt(() => lastSetAside(disk, layout, name));
    if (last === "refused") return { state: "failed" };
    return { state: last > 0 ? "damaged" : "none" };
  };

  /** Runs a task on an account's document, in its turn: only then may a damaged one be moved. */
  const inTurn = <R>(email: string, task: (low: Low<Document>, path: string) => Promise<R>): Promise<R> => {
    const name = documentName(key, email);
    return serial.run(name, async () => {
      const low = await load(email, name);
      if (low.data.state === "none") low.data = await absent(name);
      else if (low.data.state === "damaged") {
        const aside = await setAside(disk, layout, pathOf(name));
        if (aside !== undefined) onSetAside?.(aside);
      }
      return task(low, pathOf(name));
    });
  };

  const save = (low: Low<Document>, account: Account): Promise<boolean> =>
    succeeds(async () => {
      if (!isPrepared) await makeFolders(disk, layout);
      low.data = { state: "found", account };
      await low.write();
    });

  return {
    async read(email) {
      const { data } = await load(email, documentName(key, email));
      // the rest is worth a second look in its turn: a writer may just have been at it
      return data.state === "found" || data.state === "newer" ? data : inTurn(email, async (low) => answer(low.data));
    },

    insert: (account) =>
      inTurn(account.email, async (low) => {
        if (low.data.state === "failed") return "not_saved";
        if (low.data.state !== "none") return "taken";
        try {
          return (await save(low, account)) ? "inserted" : "not_saved";
        } catch (error) {
          if (error instanceof PlaceTaken) return "taken";
          throw error;
        }
      }),

    update: (email, change) =>
      inTurn(email, async (low) => {
        const before = answer(low.data);
        if (before.state !== "found") return before;
        const { account, result } = change(before.account);
        if (account !== undefined && !(await save(low, account))) return { state: "not_saved" };
        return { state: "done", result };
      }),

    remove: (email) =>
      inTurn(email, async (low, path) => {
        if (low.data.state === "none") return "none";
        if (low.data.state !== "found") return "not_saved";
        const isRemoved = await succeeds(async () => {
          await disk.remove(path);
          await syncFolder(disk, dirname(path));
        });
        return isRemoved ? "removed" : "not_saved";
      }),

    settled: () => serial.idle(),
  };
}

const answer = (document: Document): Found =>
  document.state === "damaged" || document.state === "failed" ? { state: "unreadable" } : document;
