/**
 * @file The stores that are measured, each over a folder of its own on the same file system: the app's; SQLite, through
 * Node's own binding (the same library as better-sqlite3, called in the same synchronous way, and there wherever Node
 * is); lowdb as it comes; and the bare system calls of the app's store, with the same bytes.
 */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import type { Account } from "../../electron/store/account.ts";
import { openAccounts } from "../../electron/store/accounts.ts";
import { nodeDisk } from "../../electron/store/disk.ts";
import { masterKeyOf } from "../../electron/store/keys.ts";
import { documentName } from "../../electron/store/document-name.ts";
import { documentFolder, layoutOf } from "../../electron/store/layout.ts";
import { nonceLength, seal } from "../../electron/store/sealing.ts";
import { accountOf, changed, emailOf } from "./people.ts";

/** A store that is open. Accounts go by their number. */
interface OpenStore {
  readonly lookup: (number: number) => unknown;
  /** Changes an account; on disk when it is done, as far as the store knows how. `count` makes it differ. */
  readonly update: (number: number, count: number) => unknown;
  readonly close: () => void;
}

/** The app's own can do more. */
interface OwnStore extends OpenStore {
  readonly insert: (number: number) => Promise<void>;
  readonly remove: (number: number) => Promise<void>;
}

/** A kind of store. */
export interface Store<O extends OpenStore = OpenStore> {
  /** Fills a folder with accounts, as fast as it goes. */
  readonly fill: (folder: string, accounts: number) => void;
  readonly open: (folder: string) => Promise<O>;
}

const key = masterKeyOf(new Uint8Array(32).fill(7), async () => true);
const pathOf = (folder: string, number: number): string => {
  const name = documentName(key, emailOf(number));
  return join(documentFolder(layoutOf(folder), name), name);
};
/** The sealed documents as the store lays them out, without a word to the disk about any of them. */
function fillSealed(folder: string, accounts: number): void {
  mkdirSync(layoutOf(folder).temp, { recursive: true });
  for (let number = 0; number < accounts; number += 1) {
    const path = pathOf(folder, number);
    if (!existsSync(dirname(path))) mkdirSync(dirname(path));
    const content = Buffer.from(JSON.stringify(accountOf(number)));
    writeFileSync(path, seal(key.sealing, basename(path), randomBytes(nonceLength), content));
  }
}

/** A store that does not do what it is asked is not measured. */
async function expectState(wanted: string, answer: Promise<string | { readonly state: string }>): Promise<void> {
  const given = await answer;
  const state = typeof given === "string" ? given : given.state;
  if (state !== wanted) throw new Error(`the store answers ${state}`);
}

/** The app's. */
export const twofold: Store<OwnStore> = {
  fill: fillSealed,
  async open(folder) {
    const accounts = await openAccounts({ folder, key, disk: nodeDisk, randomBytes });
    return {
      lookup: async (number) => expectState("found", accounts.read(emailOf(number))),
      update: async (number, count) =>
        expectState(
          "done",
          accounts.update(emailOf(number), (account) => ({ account: changed(account, count), result: count })),
        ),
      insert: async (number) => expectState("inserted", accounts.insert(accountOf(number))),
      remove: async (number) => expectState("removed", accounts.remove(emailOf(number))),
      close: () => {},
    };
  },
};

function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  fsyncSync(folder);
  closeSync(folder);
}

/** What a lookup and an update need of the system, call by call, and nothing else. */
export const systemCalls: Store = {
  fill: fillSealed, // the app's own folder will do: what is written back is what was read
  async open(folder) {
    const { temp } = layoutOf(folder);
    return {
      lookup: (number) => readFileSync(pathOf(folder, number)),
      update(number, count) {
        const path = pathOf(folder, number);
        const bytes = readFileSync(path);
        const aside = join(temp, String(count));
        const file = openSync(aside, "wx", 0o600);
        writeSync(file, bytes);
        fsyncSync(file);
        closeSync(file);
        renameSync(aside, path);
        syncFolder(dirname(path));
      },
      close: () => {},
    };
  },
};

const openSqlite = (folder: string): DatabaseSync => {
  const database = new DatabaseSync(join(folder, "accounts.sqlite"));
  database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
  database.exec("CREATE TABLE IF NOT EXISTS accounts (email TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID");
  return database;
};

/** SQLite, its documents in clear. */
export const sqlite: Store = {
  fill(folder, accounts) {
    const database = openSqlite(folder);
    const insert = database.prepare("INSERT INTO accounts VALUES (?, ?)");
    database.exec("BEGIN");
    for (let number = 0; number < accounts; number += 1) insert.run(emailOf(number), JSON.stringify(accountOf(number)));
    database.exec("COMMIT");
    database.close();
  },
  async open(folder) {
    const database = openSqlite(folder);
    const select = database.prepare("SELECT document FROM accounts WHERE email = ?");
    const update = database.prepare("UPDATE accounts SET document = ? WHERE email = ?");
    const read = (number: number): unknown => JSON.parse(String(select.get(emailOf(number))?.["document"]));
    return {
      lookup: read,
      update(number, count) {
        read(number);
        update.run(JSON.stringify(changed(accountOf(number), count)), emailOf(number));
      },
      close: () => database.close(),
    };
  },
};

type Documents = Record<string, Account>;

/** lowdb as it comes: one file, in clear, its own writer, which never asks the disk whether it has it. */
export const plainLowdb: Store = {
  fill(folder, accounts) {
    const documents: Documents = {};
    for (let number = 0; number < accounts; number += 1) documents[emailOf(number)] = accountOf(number);
    writeFileSync(join(folder, "db.json"), JSON.stringify(documents));
  },
  async open(folder) {
    const low = new Low<Documents>(new JSONFile(join(folder, "db.json")), {});
    await low.read();
    return {
      lookup: (number) => low.data[emailOf(number)],
      async update(number, count) {
        low.data[emailOf(number)] = changed(accountOf(number), count);
        await low.write();
      },
      close: () => {},
    };
  },
};
