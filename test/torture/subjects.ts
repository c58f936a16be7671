/** @file What is tortured: the back end, and for comparison plain lowdb, each as a process of its own. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeDisk } from "../../electron/store/disk.ts";
import { check } from "./check.ts";
import { type Event, eventSchema, Ledger } from "./ledger.ts";

/** A program that changes a folder for ever, and what it has promised. */
export interface Subject {
  readonly name: string;
  readonly worker: string;
  /** The worker's arguments after the folder. */
  readonly args: (seed: number) => string[];
  /** Takes note of a line of its output. */
  readonly note: (line: string) => void;
  /** What the next start finds wrong; it then counts as settled. */
  readonly check: (folder: string) => Promise<string[]>;
  readonly acknowledged: () => number;
  /** Whether a change was under way when it was last heard of. */
  readonly isUnderWay: () => boolean;
}

/** The first line of a worker that has opened its folder. */
export const opening = JSON.stringify({ kind: "open" } satisfies Event);

const emails = ["ada", "bob", "eve", "joe", "zoe"].map((name) => `${name}@example.org`);

/** The back end. */
export function twofold(): Subject {
  const ledger = new Ledger(emails);
  const wrong: string[] = [];
  return {
    name: "Twofold",
    worker: join(import.meta.dirname, "worker.ts"),
    // more than an hour goes by between the starts
    args: (seed) => [String(seed), String(ledger.nextStart), JSON.stringify(emails), JSON.stringify(ledger.people())],
    note(line) {
      const event = eventSchema.parse(JSON.parse(line));
      ledger.note(event);
      if (event.kind === "wrong") wrong.push(event.what);
    },
    check: async (folder) => [...wrong.splice(0), ...(await check(nodeDisk, folder, ledger))],
    acknowledged: () => ledger.acknowledged,
    isUnderWay: () => ledger.isUnderWay(),
  };
}

const contentOf = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
};

/** What a text of plain lowdb counts to; undefined: it is no whole document. */
export function countIn(text: string | undefined): number | undefined {
  if (text === undefined) return 0;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null && "count" in data && typeof data.count === "number"
      ? data.count
      : undefined;
  } catch {
    return undefined;
  }
}

/** lowdb as it comes: one file, its own writer. */
export function plainLowdb(): Subject {
  let promised = 0;
  let acknowledged = 0;
  return {
    name: "plain lowdb",
    worker: join(import.meta.dirname, "plain-worker.ts"),
    args: () => [],
    note(line) {
      if (line === opening) return;
      promised = Number(line);
      acknowledged += 1;
    },
    async check(folder) {
      const found = countIn(await contentOf(join(folder, "db.json")));
      const left = (await readdir(folder)).filter((name) => name.endsWith(".tmp"));
      const before = promised;
      promised = found ?? 0;
      return [
        ...(found === undefined ? ["the file cannot be read"] : []),
        ...(found !== undefined && found < before ? [`${before - found} acknowledged changes are lost`] : []),
        ...left.map((name) => `left behind: ${name}`),
      ];
    },
    acknowledged: () => acknowledged,
    // it never says when it begins
    isUnderWay: () => false,
  };
}
