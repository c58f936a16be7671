/** @file Every operation of the disk fails, in every way, and the process dies, and the power goes, at every step. */
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import type { Accounts } from "../../../electron/store/accounts.ts";
import type { Disk } from "../../../electron/store/disk.ts";
import { atEachCall, type Extent, extents, failing, killing, refusing } from "./faults.ts";
import { ada, anAccount, countTo, openOn, pathOf } from "./fixture.ts";
import { MemoryDisk, memoryFolder } from "./memory-disk.ts";

/** Something that changes the disk: from a state to a state, each told by one word. */
interface Scenario {
  readonly name: string;
  readonly before: (accounts: Accounts) => Promise<unknown>;
  readonly act: (accounts: Accounts) => Promise<string>;
  readonly old: string;
  readonly new: string;
  /** The one answer that promises the new state. */
  readonly promise: string;
}

const nothing = async (): Promise<void> => {};
const insertOld = (accounts: Accounts): Promise<unknown> => accounts.insert(anAccount({ updatedAt: 1 }));

const scenarios: readonly Scenario[] = [
  {
    name: "insert",
    before: nothing,
    act: (accounts) => accounts.insert(anAccount({ updatedAt: 2 })),
    old: "none",
    new: "2",
    promise: "inserted",
  },
  {
    name: "update",
    before: insertOld,
    act: async (accounts) => (await accounts.update(ada, countTo(2))).state,
    old: "1",
    new: "2",
    promise: "done",
  },
  {
    name: "remove",
    before: insertOld,
    act: (accounts) => accounts.remove(ada),
    old: "1",
    new: "none",
    promise: "removed",
  },
];

/** What is wrong with a state that is none of the allowed ones. */
const unless = (allowed: readonly string[], state: string): string[] =>
  allowed.includes(state) ? [] : [`${state} instead of ${allowed.join(" or ")}`];

/** The state of the account in one word. */
async function stateIn(accounts: Accounts, email: string = ada): Promise<string> {
  const found = await accounts.read(email);
  return found.state === "found" ? String(found.account.updatedAt) : found.state;
}

/** What the next start finds wrong: the state, or something left over from before. */
async function afterRestart(disk: MemoryDisk, allowed: readonly string[]): Promise<string[]> {
  const state = await stateIn(await openOn(disk));
  const left = disk.files().filter((file) => file.startsWith(join(memoryFolder, "accounts", "tmp")));
  return [...unless(allowed, state), ...left];
}

async function diskFor({ before }: Scenario): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  await before(await openOn(disk));
  return disk;
}

const systems: readonly (readonly [string, (disk: Disk) => Disk])[] = [
  ["hard links", (disk) => disk],
  ["no hard links", (disk) => refusing(disk, "EPERM", "link")],
];
const cases = systems.flatMap(([system, on]) => scenarios.map((scenario) => ({ system, on, scenario })));
const troubles = extents.flatMap((extent) =>
  [false, true].map((forGood) => ({ code: extent === "part" ? "ENOSPC" : "EIO", extent, forGood })),
);

const allowedAfter = (answer: string | void, scenario: Scenario): string[] =>
  answer === scenario.promise ? [scenario.new] : [scenario.old, scenario.new];

describe.each(troubles)("R32: a write that fails at any step, $extent done, $code, for good: $forGood", (trouble) => {
  test.each(cases)(
    "leaves old or new, says so, and can be tried again: $scenario.name, $system",
    async ({ on, scenario }) => {
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const disk = await diskFor(scenario);
        const fault = failing(on(disk), n, trouble);
        const accounts = await openOn(fault.disk);
        const answer = await scenario.act(accounts);
        fault.heal();
        // what could not be read is "unreadable"; a promise or a "taken" without ground is never made
        const found = unless([scenario.promise, "not_saved", "unreadable"], answer);
        const allowed = allowedAfter(answer, scenario);
        found.push(...unless(allowed, await stateIn(accounts)));
        found.push(...(await afterRestart(disk.copy(), allowed)), ...(await afterRestart(disk.cut(), allowed)));
        // where the disk refused to the end, a lock may have stayed, which only the next start takes away
        const again = trouble.forGood ? await openOn(on(disk)) : accounts;
        await scenario.act(again);
        found.push(...unless([scenario.new], await stateIn(again)));
        for (const what of found) report(`${answer}: ${what}`);
        return fault.hasStruck();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(8);
    },
  );
});

describe("R32: a write that failed", () => {
  test.each(cases)(
    "leaves no temporary file when it can clean up: $scenario.name, $system",
    async ({ on, scenario }) => {
      const { wrong } = await atEachCall(async (n, report) => {
        const disk = await diskFor(scenario);
        const fault = failing(on(disk), n, { code: "ENOSPC", extent: "part", forGood: false });
        const answer = await scenario.act(await openOn(fault.disk));
        const left = disk.files().filter((file) => file !== pathOf(ada));
        // one call fails: where it is the cleaning up itself, the promise was kept and the file waits for the sweep
        if (left.length > (answer === scenario.promise ? 1 : 0)) report(`${answer}, left: ${left.join(", ")}`);
        return fault.hasStruck();
      });
      expect(wrong).toEqual([]);
    },
  );

  test("does not take an e-mail for an insert that was not acknowledged", async () => {
    const { wrong } = await atEachCall(async (n, report) => {
      const fault = failing(new MemoryDisk(), n, { code: "ENOSPC", extent: "part", forGood: false });
      const accounts = await openOn(fault.disk);
      const answer = await accounts.insert(anAccount());
      fault.heal();
      const again = await accounts.insert(anAccount());
      if (again !== (answer === "inserted" ? "taken" : "inserted")) report(`${answer} and then ${again}`);
      return fault.hasStruck();
    });
    expect(wrong).toEqual([]);
  });
});

describe("R7: a process that dies at any step", () => {
  test.each(cases)(
    "leaves old or new, with the power or without: $scenario.name, $system",
    async ({ on, scenario }) => {
      for (const extent of extents) {
        const { calls, wrong } = await atEachCall(async (n, report) => {
          const disk = await diskFor(scenario);
          const death = killing(on(disk), n, extent);
          const act = async (): Promise<string> => scenario.act(await openOn(death.disk));
          const allowed = allowedAfter(await Promise.race([act(), death.struck]), scenario);
          const found = [...(await afterRestart(disk.copy(), allowed)), ...(await afterRestart(disk.cut(), allowed))];
          for (const what of found) report(`${extent}: ${what}`);
          return death.hasStruck();
        });
        expect(wrong).toEqual([]);
        expect(calls).toBeGreaterThan(8);
      }
    },
  );

  test("never loses a document that it was setting aside", async () => {
    for (const extent of extents) {
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const disk = new MemoryDisk();
        await (await openOn(disk)).insert(anAccount());
        disk.put(pathOf(ada), Buffer.from("damaged"));
        const death = killing(disk, n, extent);
        await Promise.race([openOn(death.disk).then((accounts) => accounts.read(ada)), death.struck]);
        for (const after of [disk.copy(), disk.cut()]) {
          if (after.files().length === 0) report(`${extent}: lost`);
          for (const what of await afterRestart(after, ["unreadable"])) report(`${extent}: ${what}`);
        }
        return death.hasStruck();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(8);
    }
  });
});

const emails = [ada, "bob@example.org", "eve@example.org"] as const;
const command = fc.record({
  kind: fc.constantFrom("insert", "update", "remove"),
  email: fc.constantFrom(...emails),
});

describe("R7: a history of writes, and the power goes", () => {
  property.prop([
    fc.array(command, { maxLength: 12 }),
    fc.integer({ min: 1, max: 200 }),
    fc.constantFrom<Extent>(...extents),
  ])("keeps every acknowledged one", async (commands, n, extent) => {
    const disk = new MemoryDisk();
    const death = killing(disk, n, extent);
    const acknowledged = new Map<string, string>(emails.map((email) => [email, "none"]));
    let underWay: { email: string; state: string } | undefined;
    const live = async (): Promise<void> => {
      const accounts = await openOn(death.disk);
      for (const [index, { kind, email }] of commands.entries()) {
        underWay = { email, state: kind === "remove" ? "none" : String(index) };
        if (kind === "insert") await accounts.insert(anAccount({ email, updatedAt: index }));
        if (kind === "update") await accounts.update(email, countTo(index));
        if (kind === "remove") await accounts.remove(email);
        acknowledged.set(email, await stateIn(accounts, email));
        underWay = undefined;
      }
    };
    await Promise.race([live(), death.struck]);
    const accounts = await openOn(disk.cut());
    for (const email of emails) {
      const allowed = [acknowledged.get(email), underWay?.email === email ? underWay.state : undefined];
      expect(allowed).toContain(await stateIn(accounts, email));
    }
  });
});
