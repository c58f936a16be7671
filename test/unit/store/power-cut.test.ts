/** @file The power goes after every step of the disk, and leaves any mixture of what was not synced. */
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { Low } from "lowdb";
import { describe, expect, test } from "vitest";
import type { Disk } from "../../../electron/store/disk.ts";
import { openActor } from "../../torture/actor.ts";
import { check } from "../../torture/check.ts";
import { doSomething } from "../../torture/deeds.ts";
import { Ledger } from "../../torture/ledger.ts";
import { emptyDocument, type PlainDocument } from "../../torture/plain-document.ts";
import { PowerDisk } from "../../torture/power-disk.ts";
import { type Choose, choicesOf } from "../../torture/random.ts";
import { countIn } from "../../torture/subjects.ts";
import { refusing } from "./faults.ts";

const folder = join("disk", "data");
const emails = ["ada@example.org", "bob@example.org"];

/** A moment: the disk, and what was promised by then. */
interface Moment {
  readonly disk: PowerDisk;
  readonly ledger: Ledger;
}

/** Lives through some deeds; every step of the disk is a moment. `over` may put something between. */
async function live(choose: Choose, deeds: number, over: (disk: Disk) => Disk): Promise<Moment[]> {
  const disk = new PowerDisk();
  const ledger = new Ledger(emails);
  const moments: Moment[] = [];
  const remember = (): void => void moments.push({ disk: disk.copy(), ledger: ledger.copy() });
  disk.onStep = remember;
  const wrong: string[] = [];
  const actor = await openActor({ folder, disk: over(disk), now: ledger.now }, (event) => {
    ledger.note(event);
    if (event.kind === "wrong") wrong.push(event.what);
    // the power may also go right after a promise
    if (event.kind === "ack") remember();
  });
  for (let deed = 0; deed < deeds; deed += 1) {
    const email = emails[choose(emails.length)] ?? "";
    await doSomething(actor, email, ledger.promised(email), choose);
  }
  expect(wrong).toEqual([]);
  return moments;
}

/** A disk on which no name is ever synced, as where the system cannot do it. */
const forgetful = (disk: Disk): Disk => refusing(disk, "EINVAL", "syncFolder");

/** The cuts that lose the most and the least, and one of the many between. */
const cutters = (choose: Choose): Choose[] => [() => 0, (below) => below - 1, choose];

/** What the next start finds wrong after a cut at each moment. */
async function afterCuts(moments: readonly Moment[], choose: Choose): Promise<string[]> {
  const wrong: string[] = [];
  for (const [index, { disk, ledger }] of moments.entries()) {
    for (const cutter of cutters(choose)) {
      const found = await check(disk.cut(cutter), folder, ledger.copy());
      wrong.push(...found.map((what) => `step ${index}: ${what}`));
    }
  }
  return wrong;
}

describe("R7, R26, R32: the power goes after any step of the disk", () => {
  property.prop([fc.nat(), fc.integer({ min: 1, max: 6 })], { numRuns: 10 })(
    "and nothing acknowledged is lost, half done or left behind",
    async (seed, deeds) => {
      const choose = choicesOf(seed);
      const moments = await live(choose, deeds, (disk) => disk);
      expect(await afterCuts(moments, choose)).toEqual([]);
      expect(moments.length).toBeGreaterThan(10);
    },
  );
});

describe("the same cuts, where they must hurt", () => {
  test("a back end that never syncs a folder loses what it acknowledged", async () => {
    const choose = choicesOf(1);
    const wrong = await afterCuts(await live(choose, 8, forgetful), choose);
    expect(wrong.some((what) => what.includes("not as promised"))).toBe(true);
  });

  test("plain lowdb loses what it acknowledged, and damages its file", async () => {
    const choose = choicesOf(1);
    const disk = new PowerDisk();
    const file = join("disk", "db.json");
    const aside = join("disk", ".db.json.tmp");
    // as lowdb's own writer: aside, then over the file, and no sync of either
    const writer = {
      read: async (): Promise<PlainDocument | null> => null,
      async write(data: PlainDocument): Promise<void> {
        await disk.write(aside, Buffer.from(JSON.stringify(data)));
        await disk.rename(aside, file);
      },
    };
    const low = new Low<PlainDocument>(writer, emptyDocument);
    const losses = { lost: 0, damaged: 0, cuts: 0 };
    for (let count = 1; count <= 50; count += 1) {
      low.data = { ...low.data, count };
      await low.write();
      for (const cutter of cutters(choose)) {
        const text = await disk
          .cut(cutter)
          .read(file)
          .then(
            (content) => Buffer.from(content).toString(),
            () => undefined,
          );
        const found = countIn(text);
        losses.cuts += 1;
        if (found === undefined) losses.damaged += 1;
        else if (found < count) losses.lost += 1;
      }
    }
    expect(losses.cuts).toBe(150);
    expect(losses.lost).toBeGreaterThan(50);
    expect(losses.damaged).toBeGreaterThan(0);
  });
});
