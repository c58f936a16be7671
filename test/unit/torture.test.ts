/** @file The short form of `npm run torture`: some kills, and every deed on a full disk. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openActor } from "../torture/actor.ts";
import { doSomething } from "../torture/deeds.ts";
import { Ledger } from "../torture/ledger.ts";
import { choicesOf } from "../torture/random.ts";
import { killed, play } from "../torture/rounds.ts";
import { twofold } from "../torture/subjects.ts";
import { before, type DeedName, meetFullDisk, prepare, type Trouble } from "../torture/trouble.ts";
import { atEachCall, extents } from "./store/faults.ts";
import { MemoryDisk, memoryFolder } from "./store/memory-disk.ts";

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "twofold-torture-"));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}

const until = Number.POSITIVE_INFINITY;
// a dozen processes are started: on a machine with other work that takes as long as it takes
const patience = 600_000;

test(
  "R7, R10, R26, R32: a process that is killed at any moment loses nothing that it acknowledged",
  { timeout: patience },
  async () => {
    const end = killed(await temporaryFolder());
    const { acknowledged, underWay, wrong } = await play(twofold(), end, { count: 12, until, choose: choicesOf(7) });
    expect(wrong).toEqual([]);
    expect(acknowledged).toBeGreaterThan(0);
    expect(underWay).toBeGreaterThan(0);
  },
);

const people = ["ada", "bob", "eve", "joe", "zoe"].map((name) => `${name}@example.org`);

test.each([...Array(20).keys()])("where nothing is in the way every deed is granted, seed %i", async (seed) => {
  const ledger = new Ledger(people);
  const choose = choicesOf(seed);
  const disk = new MemoryDisk();
  const actor = await openActor({ folder: memoryFolder, disk, now: ledger.now }, (event) => ledger.note(event));
  for (let deed = 0; deed < 60; deed += 1) {
    const email = ledger.emails()[choose(people.length)] ?? "";
    await doSomething(actor, email, ledger.promised(email), choose);
  }
  expect(ledger.acknowledged).toBeGreaterThan(60);
});

test(
  "R7: the same rounds find it out when a folder falls back to an earlier state",
  { timeout: patience },
  async () => {
    const end = killed(join(await temporaryFolder(), "data"));
    const earlier = join(await temporaryFolder(), "earlier");
    const subject = twofold();
    const choose = choicesOf(2);
    expect((await play(subject, end, { count: 1, until, choose })).wrong).toEqual([]);
    await cp(end.folder(), earlier, { recursive: true });
    const fallBack = async (): Promise<void> => {
      await rm(end.folder(), { recursive: true });
      await cp(earlier, end.folder(), { recursive: true });
    };
    const { wrong } = await play(subject, { ...end, recover: fallBack }, { count: 1, until, choose });
    expect(wrong.join()).toContain("not as promised");
  },
);

const troubles: readonly Trouble[] = [
  ...extents.map((extent) => ({ extent, forGood: false })),
  { extent: "part", forGood: true },
];
const names: readonly DeedName[] = Object.keys(before).filter((name): name is DeedName => Object.hasOwn(before, name));

describe.each(names)("R10, R26, R32: a disk that is full at any step of %s", (name) => {
  test.each(troubles)(
    "is told, loses nothing and locks nobody out: $extent done, for good: $forGood",
    async (trouble) => {
      let refused = 0;
      const prepared = await prepare(name);
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const met = await meetFullDisk(prepared, n, trouble);
        for (const what of met.wrong) report(what);
        if (met.isRefused) refused += 1;
        return met.hasStruck;
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(8);
      expect(refused).toBeGreaterThan(0);
    },
  );
});
