/** @file The store, from 10 accounts to 100,000: does it grow, and what does it cost beside its peers? */
import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { compare, type Row } from "./report.ts";
import { inRounds, type Limits, type Task, timeOf } from "./rounds.ts";
import { median } from "./statistics.ts";
import { plainLowdb, sqlite, type Store, systemCalls, twofold } from "./stores.ts";
import { inTemporary } from "./temporary.ts";

/** How many accounts there are, and how long to measure. */
export interface StoreOptions {
  /** The first is what the others are held against. */
  readonly sizes: readonly [few: number, ...more: number[]];
  /** For what takes a millisecond or so. */
  readonly short: Limits;
  /** For starting processes, and for writing one large file. */
  readonly long: Limits;
}

/** Where each store lies, by the number of its accounts. */
interface Folders {
  readonly own: (accounts: number) => string;
  readonly sqlite: (accounts: number) => string;
  readonly plain: (accounts: number) => string;
}

const words = (accounts: number): string => `${accounts.toLocaleString("en")} accounts`;

/** Folders below one, each filled when it is first asked for. */
function foldersIn(root: string): Folders {
  const filled =
    (name: string, store: Store) =>
    (accounts: number): string => {
      const folder = join(root, name, String(accounts));
      if (!existsSync(folder)) {
        mkdirSync(folder, { recursive: true });
        store.fill(folder, accounts);
        // else the first to ask the disk for anything would wait for all of this
        if (process.platform !== "win32") execFileSync("sync");
      }
      return folder;
    };
  return { own: filled("own", twofold), sqlite: filled("sqlite", sqlite), plain: filled("plain", plainLowdb) };
}

let turns = 0;

/** Takes turns at a store: each is told an account, one all over the place, and a number that never comes again. The
 * median of five, in ms; `after` is not measured. */
function inTurns(
  accounts: number,
  work: (account: number, turn: number) => unknown,
  after: (turn: number) => unknown = () => {},
): Task<number> {
  return async () => {
    const times = [];
    for (let time = 0; time < 5; time += 1) {
      const turn = (turns += 1);
      times.push(await timeOf(() => work((turn * 7919) % accounts, turn)));
      await after(turn);
    }
    return median(times);
  };
}

/** Looking up, updating and inserting, beside the system calls and SQLite. */
async function measureWork(folders: Folders, { sizes, short }: StoreOptions): Promise<Row[]> {
  const tasks: Record<string, Task<number>> = {};
  const closing: (() => void)[] = [];
  for (const accounts of sizes) {
    const own = await twofold.open(folders.own(accounts));
    const calls = await systemCalls.open(folders.own(accounts));
    const database = await sqlite.open(folders.sqlite(accounts));
    closing.push(database.close);
    tasks[`lookup ${accounts}`] = inTurns(accounts, own.lookup);
    tasks[`update ${accounts}`] = inTurns(accounts, own.update);
    tasks[`calls ${accounts}`] = inTurns(accounts, calls.update);
    tasks[`sqlite ${accounts}`] = inTurns(accounts, database.update);
    tasks[`insert ${accounts}`] = inTurns(
      accounts,
      (_, turn) => own.insert(accounts + turn),
      (turn) => own.remove(accounts + turn),
    );
  }
  const times = await inRounds(short, tasks);
  for (const close of closing) close();
  const [few, ...more] = sizes;
  const of = (name: string): number[] => times[name] ?? [];
  return [
    ...["lookup", "update", "insert"].flatMap((work) =>
      more.map((accounts) =>
        compare(
          { what: `${work}, ${words(accounts)}`, unit: "ms", goal: { most: 2 } },
          of(`${work} ${accounts}`),
          words(few),
          of(`${work} ${few}`),
        ),
      ),
    ),
    ...sizes.flatMap((accounts) => {
      const what = `update, ${words(accounts)}`;
      return [
        compare(
          { what, unit: "ms", goal: { most: 1.5 } },
          of(`update ${accounts}`),
          "its system calls",
          of(`calls ${accounts}`),
        ),
        compare({ what, unit: "ms", goal: { most: 3 } }, of(`update ${accounts}`), "SQLite", of(`sqlite ${accounts}`)),
      ];
    }),
  ];
}

const probed = z.object({ open: z.number(), memory: z.number() });
const probeFile = join(import.meta.dirname, "store-probe.ts");

/** A process that has just started opens a store: ms until the first lookup is done, and MB that it takes. */
const probe = (store: "twofold" | "plain", folder: string) => async (): Promise<z.infer<typeof probed>> => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", probeFile, store, folder]);
  return probed.parse(JSON.parse(stdout));
};

/** Opening, and what stays in memory. */
async function measureOpening(folders: Folders, { sizes, long }: StoreOptions): Promise<Row[]> {
  const tasks: Record<string, Task<z.infer<typeof probed>>> = {};
  for (const accounts of sizes) tasks[`own ${accounts}`] = probe("twofold", folders.own(accounts));
  const [few, ...more] = sizes;
  const most = Math.max(...sizes);
  tasks["plain"] = probe("plain", folders.plain(most));
  const samples = await inRounds(long, tasks);
  const of = (name: string, which: "open" | "memory"): number[] => (samples[name] ?? []).map((each) => each[which]);
  return [
    ...(["open", "memory"] as const).flatMap((which) =>
      more.map((accounts) =>
        compare(
          { what: `${which}, ${words(accounts)}`, unit: which === "open" ? "ms" : "MB", goal: { most: 2 } },
          of(`own ${accounts}`, which),
          words(few),
          of(`own ${few}`, which),
        ),
      ),
    ),
    compare(
      { what: `open, ${words(most)}`, unit: "ms", goal: { least: 200 } },
      of(`own ${most}`, "open"),
      "plain lowdb",
      of("plain", "open"),
    ),
  ];
}

/** An update beside plain lowdb's, which writes every account; last, because of the memory that it takes. */
async function measurePlainUpdate(folders: Folders, { sizes, long }: StoreOptions): Promise<Row[]> {
  const most = Math.max(...sizes);
  const own = await twofold.open(folders.own(most));
  const plain = await plainLowdb.open(folders.plain(most));
  const times = await inRounds(long, {
    own: inTurns(most, own.update),
    plain: async () => timeOf(() => plain.update((turns += 1) % most, turns)),
  });
  const goal = { least: 500 };
  return [compare({ what: `update, ${words(most)}`, unit: "ms", goal }, times.own, "plain lowdb", times.plain)];
}

/** The store's rows. */
export async function measureStore(options: StoreOptions): Promise<Row[]> {
  return inTemporary(async (root) => {
    const folders = foldersIn(root);
    return [
      ...(await measureOpening(folders, options)),
      ...(await measureWork(folders, options)),
      ...(await measurePlainUpdate(folders, options)),
    ];
  });
}
