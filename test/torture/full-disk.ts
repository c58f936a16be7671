/** @file A disk that is really full: a small file system in memory, filled up to some bytes, again and again. */
import { rm, statfs, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeDisk } from "../../electron/store/disk.ts";
import { openActor, Refused } from "./actor.ts";
import { check } from "./check.ts";
import { doSomething } from "./deeds.ts";
import { type Event, Ledger } from "./ledger.ts";
import type { Choose } from "./random.ts";

/** What came of it. */
interface Fullness {
  acknowledged: number;
  /** Answers that said the disk would not. */
  notSaved: number;
  readonly wrong: string[];
}

const emails = ["ada@example.org", "bob@example.org"];

/** Fills a file system until only some blocks are free. */
async function fillUp(folder: string, file: string, blocks: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  await writeFile(file, new Uint8Array(Math.max(0, bavail - blocks) * bsize));
}

/** Does what it can until `deeds` were tried; says what was refused. */
async function tryDeeds(folder: string, ledger: Ledger, choose: Choose, count: number): Promise<string[]> {
  const wrong: string[] = [];
  const tell = (event: Event): void => {
    ledger.note(event);
    if (event.kind === "wrong") wrong.push(event.what);
  };
  const actor = await openActor({ folder, disk: nodeDisk, now: ledger.nextStart }, tell);
  for (let deed = 0; deed < count; deed += 1) {
    const email = emails[choose(emails.length)] ?? "";
    // what came after a refusal is not known yet: the next start will tell
    if (ledger.allowed(email).length > 1) continue;
    try {
      await doSomething(actor, email, ledger.promised(email), choose);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      wrong.push(error.code);
    }
  }
  return wrong;
}

/** Works on a file system of its own, `root`, that is now full and now not. */
export async function fillAgainAndAgain(root: string, rounds: number, choose: Choose): Promise<Fullness> {
  const folder = join(root, "data");
  const filler = join(root, "filler");
  const ledger = new Ledger(emails);
  const result: Fullness = { acknowledged: 0, notSaved: 0, wrong: [] };
  const report = (round: number, what: readonly string[]): void => {
    result.wrong.push(...what.map((line) => `round ${round}: ${line}`));
  };
  for (let round = 1; round <= rounds; round += 1) {
    report(round, await tryDeeds(folder, ledger, choose, 4));
    await fillUp(root, filler, choose(4));
    const refusals = await tryDeeds(folder, ledger, choose, 6);
    result.notSaved += refusals.filter((code) => code === "not_saved").length;
    report(
      round,
      refusals.filter((code) => code !== "not_saved"),
    );
    // the next start while it is still full, and one when there is room again
    report(round, await check(nodeDisk, folder, ledger));
    await rm(filler);
    report(round, await check(nodeDisk, folder, ledger));
  }
  result.acknowledged = ledger.acknowledged;
  return result;
}
