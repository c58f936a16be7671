/** @file Guesses at e-mails without an account: counted on disk, like those at an account. */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Account, accountSchema } from "../../../electron/store/account.ts";
import type { Disk } from "../../../electron/store/disk.ts";
import { openStrangers, type Strangers } from "../../../electron/store/strangers.ts";
import { atEachCall, extents, failing, killing, refusing, tap } from "./faults.ts";
import { ada, anAccount, key, openOn } from "./fixture.ts";
import { MemoryDisk, memoryFolder } from "./memory-disk.ts";

const openOnly = (disk: Disk): Promise<Strangers> => openStrangers({ folder: memoryFolder, key, disk, randomBytes });

/** A decoy of an e-mail that was not guessed at yet. */
const decoy = (email = ada): Account => anAccount({ email });
/** One more failure; the result is how many there are now. */
const oneMore = (account: Account): { account: Account; result: number } => {
  const { count, until } = account.failures.password;
  const password = { count: count + 1, until };
  return { account: { ...account, failures: { ...account.failures, password } }, result: count + 1 };
};
const none = ({ failures }: Account): { result: number } => ({ result: failures.password.count });

describe("R10: guesses at an e-mail without an account", () => {
  test("start at nothing and are counted across restarts and power cuts", async () => {
    const disk = new MemoryDisk();
    expect(await (await openOnly(disk)).update(decoy(), oneMore)).toEqual({ state: "done", result: 1 });
    expect(await (await openOnly(disk)).update(decoy(), oneMore)).toEqual({ state: "done", result: 2 });
    const strangers = await openOnly(disk.cut());
    expect(await strangers.update(decoy(), none)).toEqual({ state: "done", result: 2 });
    expect(await strangers.update(decoy("bob@example.org"), none)).toEqual({ state: "done", result: 0 });
  });

  test("R18: are kept on an account like any other, and what was written is what is read", async () => {
    const disk = new MemoryDisk();
    const strangers = await openOnly(disk);
    expect(await strangers.lookUp(decoy())).toEqual({ state: "found", account: decoy() });
    await strangers.update(decoy(), oneMore);
    const { account } = oneMore(decoy());
    expect(await strangers.lookUp(anAccount({ id: crypto.randomUUID() }))).toEqual({
      state: "found",
      account: account,
    });
    expect(accountSchema.safeParse(account).success).toBe(true);
  });

  test("are all counted when they come at once", async () => {
    const strangers = await openOnly(new MemoryDisk());
    await Promise.all(Array.from({ length: 100 }, () => strangers.update(decoy(), oneMore)));
    expect(await strangers.update(decoy(), none)).toEqual({ state: "done", result: 100 });
  });

  test("write nothing where nothing is counted", async () => {
    const disk = new MemoryDisk();
    await (await openOnly(disk)).update(decoy(), none);
    expect(disk.files()).toEqual([]);
  });

  test("do not take the e-mail, and nothing on disk tells which it was", async () => {
    const disk = new MemoryDisk();
    await (await openOnly(disk)).update(decoy(), oneMore);
    expect(await (await openOn(disk)).read(ada)).toEqual({ state: "none" });
    const contents = await Promise.all(disk.files().map(async (path) => Buffer.from(await disk.read(path))));
    expect(contents).toHaveLength(1);
    expect(contents.some((content) => content.includes("ada"))).toBe(false);
  });

  test("are not forgotten by whoever damages their file", async () => {
    const disk = new MemoryDisk();
    await (await openOnly(disk)).update(decoy(), oneMore);
    for (const path of disk.files()) disk.put(path, Buffer.from("damaged"));
    expect(await (await openOnly(disk)).update(decoy(), oneMore)).toEqual({ state: "unreadable" });
    expect(await (await openOnly(disk)).update(decoy(), oneMore)).toEqual({ state: "unreadable" });
  });

  test("are refused when they cannot be counted", async () => {
    const disk = new MemoryDisk();
    expect(await (await openOnly(refusing(disk, "ENOSPC", "create"))).update(decoy(), oneMore)).toEqual({
      state: "not_saved",
    });
    expect(await (await openOnly(disk)).update(decoy(), none)).toEqual({ state: "done", result: 0 });
  });

  test("are refused when another process counted the first of them at the same moment", async () => {
    const disk = new MemoryDisk();
    const other = await openOnly(disk);
    let isFirst = true;
    const raced = tap(disk, async (call) => {
      if (call.operation === "link" && isFirst) {
        isFirst = false;
        await other.update(decoy(), oneMore);
      }
      return call.perform();
    });
    const strangers = await openOnly(raced);
    expect(await strangers.update(decoy(), oneMore)).toEqual({ state: "not_saved" });
    expect(await strangers.update(decoy(), oneMore)).toEqual({ state: "done", result: 2 });
  });

  test.each(extents)(
    "are never lost once counted, whatever fails or dies at any step, %s of it done",
    async (extent) => {
      const { calls, wrong } = await atEachCall(async (n, report) => {
        const countOn = async (disk: Disk): Promise<number> => {
          const counted = await (await openOnly(disk)).update(decoy(), none);
          return counted.state === "done" ? counted.result : -1;
        };
        const failed = new MemoryDisk();
        const fault = failing(failed, n, { code: "ENOSPC", extent, forGood: false });
        const answer = await (await openOnly(fault.disk)).update(decoy(), oneMore);
        const kept = await countOn(failed.cut());
        if (answer.state === "done" ? kept !== 1 : kept !== 0 && kept !== 1) report(`${answer.state}, but ${kept}`);
        const killed = new MemoryDisk();
        const death = killing(killed, n, extent);
        await Promise.race([
          openOnly(death.disk).then((strangers) => strangers.update(decoy(), oneMore)),
          death.struck,
        ]);
        for (const after of [killed.copy(), killed.cut()]) {
          if ((await countOn(after)) < 0) report("unreadable after a death");
        }
        return fault.hasStruck();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(8);
    },
  );
});
