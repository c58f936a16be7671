/** @file What Windows, FAT and network file systems do otherwise. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openAccounts } from "../../../electron/store/accounts.ts";
import { type Disk, nodeDisk } from "../../../electron/store/disk.ts";
import { createFile } from "../../../electron/store/durable.ts";
import { patient } from "../../../electron/store/patient.ts";
import { refusing, tap } from "./faults.ts";
import { ada, anAccount, countTo, key, openOn, pathOf, temporaryFolder } from "./fixture.ts";
import { MemoryDisk, memoryFolder, systemError } from "./memory-disk.ts";

/** Refuses the first calls of an operation. */
function busyFor(disk: Disk, times: number, code: string, operation: keyof Disk): Disk {
  let left = times;
  return tap(disk, async (call) => {
    if (call.operation === operation && left > 0) {
      left -= 1;
      throw systemError(code);
    }
    return call.perform();
  });
}

describe("without hard links", () => {
  test.each(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EISDIR", "EXDEV", "EACCES"])(
    "an account is inserted, never over another: %s",
    async (code) => {
      const disk = new MemoryDisk();
      const accounts = await openOn(refusing(disk, code, "link"));
      const names = Array.from({ length: 20 }, (_, index) => `Ada ${index}`);
      const answers = await Promise.all(names.map((name) => accounts.insert(anAccount({ name }))));
      expect(answers.filter((answer) => answer === "inserted")).toHaveLength(1);
      expect(answers.filter((answer) => answer === "taken")).toHaveLength(19);
      expect(await (await openOn(disk.cut())).read(ada)).toMatchObject({
        account: { name: `Ada ${answers.indexOf("inserted")}` },
      });
      expect(disk.files()).toEqual([pathOf(ada)]);
    },
  );

  test("of many processes that insert one e-mail one wins, and no other is told that it did", async () => {
    const folder = await temporaryFolder();
    const disk = refusing(nodeDisk, "EPERM", "link");
    const openers = await Promise.all(
      Array.from({ length: 20 }, () => openAccounts({ folder, key, disk, randomBytes })),
    );
    const answers = await Promise.all(
      openers.map((accounts, index) => accounts.insert(anAccount({ name: `Ada ${index}` }))),
    );
    expect(answers.filter((answer) => answer === "inserted")).toHaveLength(1);
    expect(await openers[0]?.read(ada)).toMatchObject({ account: { name: `Ada ${answers.indexOf("inserted")}` } });
  });

  test("a lock that a crash left behind does not outlive the next start", async () => {
    const disk = new MemoryDisk();
    const noLinks = refusing(disk, "EPERM", "link");
    const accounts = await openOn(noLinks);
    const name = pathOf(ada).slice(-71);
    disk.put(join(memoryFolder, "accounts", "tmp", `${name}.lock`), new Uint8Array());
    expect(await accounts.insert(anAccount())).toBe("not_saved");
    expect(await (await openOn(noLinks)).insert(anAccount())).toBe("inserted");
  });

  test("a file that cannot be looked at is not overwritten", async () => {
    const memory = new MemoryDisk();
    const path = join("disk", "file");
    memory.put(path, Buffer.from("there"));
    const disk = refusing(refusing(memory, "EPERM", "link"), "EIO", "read");
    const writing = { disk, path, temp: "disk", randomBytes };
    await expect(createFile(writing, Buffer.from("new"))).rejects.toMatchObject({ code: "EIO" });
    expect(await memory.read(path)).toEqual(Buffer.from("there"));
    expect(memory.files()).toEqual([path]);
  });

  test.each(["ENOSPC", "EIO", "EROFS"])("another refusal of a link is final: %s", async (code) => {
    const disk = new MemoryDisk();
    expect(await (await openOn(refusing(disk, code, "link"))).insert(anAccount())).toBe("not_saved");
    expect(disk.files()).toEqual([]);
  });
});

describe("where a folder cannot be brought to disk", () => {
  test.each(["EISDIR", "EPERM", "EINVAL", "ENOTSUP", "EOPNOTSUPP", "EACCES"])("it is skipped: %s", async (code) => {
    const accounts = await openOn(refusing(new MemoryDisk(), code, "syncFolder"));
    expect(await accounts.insert(anAccount())).toBe("inserted");
    expect(await accounts.update(ada, countTo(2))).toEqual({ state: "done", result: 2 });
    expect(await accounts.remove(ada)).toBe("removed");
  });

  test.each(["ENOSPC", "EIO"])("for want of space or health, nothing is acknowledged: %s", async (code) => {
    const disk = new MemoryDisk();
    await (await openOn(disk)).insert(anAccount());
    const accounts = await openOn(refusing(disk, code, "syncFolder"));
    expect(await accounts.update(ada, countTo(2))).toMatchObject({ state: "not_saved", found: { state: "found" } });
    expect(await accounts.remove(ada)).toBe("not_saved");
    expect(await accounts.insert(anAccount({ email: "bob@example.org" }))).toBe("not_saved");
  });
});

describe("where another program holds a file for a moment", () => {
  const cases = (["read", "rename", "remove"] as const).flatMap((operation) =>
    ["EPERM", "EACCES", "EBUSY"].map((code) => ({ operation, code })),
  );

  test.each(cases)("$operation is tried again after $code, with growing pauses", async ({ operation, code }) => {
    const disk = new MemoryDisk();
    await (await openOn(disk)).insert(anAccount());
    const pauses: number[] = [];
    const accounts = await openOn(patient(busyFor(disk, 3, code, operation), async (ms) => pauses.push(ms)));
    expect(await accounts.update(ada, countTo(2))).toEqual({ state: "done", result: 2 });
    expect(await accounts.remove(ada)).toBe("removed");
    expect(pauses).toEqual([10, 20, 40]);
  });

  test.each(cases)("$operation is given up in the end after $code", async ({ operation, code }) => {
    const pauses: number[] = [];
    const disk = patient(refusing(new MemoryDisk(), code, operation), async (ms) => pauses.push(ms));
    const call = { read: () => disk.read("x"), rename: () => disk.rename("x", "y"), remove: () => disk.remove("x") };
    await expect(call[operation]()).rejects.toMatchObject({ code });
    expect(pauses).toEqual([10, 20, 40, 80, 160]);
  });

  test.each(["ENOENT", "ENOSPC", "EIO"])("no other refusal is waited for: %s", async (code) => {
    const pauses: number[] = [];
    const disk = patient(refusing(new MemoryDisk(), code, "rename"), async (ms) => pauses.push(ms));
    await expect(disk.rename("x", "y")).rejects.toMatchObject({ code });
    expect(pauses).toEqual([]);
  });
});
