/** @file Rounds of the same game: a process works on a folder, is stopped at a random moment, and the next start looks. */
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Choose } from "./random.ts";
import type { Subject } from "./subjects.ts";

/** A process at work. */
export type Worker = ChildProcessByStdio<null, Readable, null>;

/** How a process, or the machine under it, comes to its end. */
export interface End {
  /** The folder as it is now. */
  readonly folder: () => string;
  /** Ends the process; nothing it promises later counts. */
  readonly strike: (worker: Worker) => Promise<void>;
  /** Brings back the folder that the end has left, when the process is gone. */
  readonly recover: () => Promise<void>;
}

/** A process killed, on a machine that goes on. */
export const killed = (folder: string): End => ({
  folder: () => folder,
  strike: async (worker) => {
    worker.kill("SIGKILL");
  },
  recover: async () => {},
});

/** What came of some rounds. */
export interface Tally {
  rounds: number;
  acknowledged: number;
  /** Ends in the middle of a change. */
  underWay: number;
  readonly wrong: string[];
}

async function round(subject: Subject, end: End, choose: Choose): Promise<void> {
  const worker: Worker = spawn(process.execPath, [subject.worker, end.folder(), ...subject.args(choose(2 ** 31))], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // now and then before anything is open, for a start can die too; else after some lines, however slow the machine is
  const least = choose(8) > 0 ? 1 + choose(24) : 0;
  const reached = Promise.withResolvers<void>();
  const closed = once(worker, "close");
  let told = "";
  worker.stdout.setEncoding("utf8").on("data", (text: string) => {
    told += text;
    if (told.split("\n").length > least) reached.resolve();
  });
  if (least > 0) await Promise.race([reached.promise, closed]);
  await wait(choose(least > 0 ? 30 : 600));
  await end.strike(worker);
  await closed;
  // what follows the last end of line was cut off, and promises nothing
  for (const line of told.split("\n").slice(0, -1)) subject.note(line);
}

/** Plays until there were `count` rounds, or until `until` (ms since the epoch). */
export async function play(
  subject: Subject,
  end: End,
  { count, until, choose }: { count: number; until: number; choose: Choose },
): Promise<Tally> {
  const tally: Tally = { rounds: 0, acknowledged: 0, underWay: 0, wrong: [] };
  while (tally.rounds < count && Date.now() < until) {
    await round(subject, end, choose);
    tally.rounds += 1;
    if (subject.isUnderWay()) tally.underWay += 1;
    await end.recover();
    tally.wrong.push(...(await subject.check(end.folder())).map((what) => `round ${tally.rounds}: ${what}`));
  }
  tally.acknowledged = subject.acknowledged();
  return tally;
}
