/** @file The accounts on a real disk. */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, stat, writeFile, rm, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Accounts, openAccounts } from "../../../electron/store/accounts.ts";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { masterKeyOf } from "../../../electron/store/keys.ts";
import { ada, anAccount, countTo, key, pathOf, temporaryFolder } from "./fixture.ts";

const open = (folder: string): Promise<Accounts> => openAccounts({ folder, key, disk: nodeDisk, randomBytes });

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;

describe("an account", () => {
  test("is not there before it is inserted, and is there afterwards, also after a restart", async () => {
    const folder = await temporaryFolder();
    const accounts = await open(folder);
    expect(await accounts.read(ada)).toEqual({ state: "none" });
    expect(await accounts.insert(anAccount())).toBe("inserted");
    expect(await accounts.read(ada)).toEqual({ state: "found", account: anAccount() });
    expect(await (await open(folder)).read(ada)).toEqual({ state: "found", account: anAccount() });
  });

  test("is not inserted over another", async () => {
    const accounts = await open(await temporaryFolder());
    await accounts.insert(anAccount());
    expect(await accounts.insert(anAccount({ name: "Another" }))).toBe("taken");
    expect(await accounts.read(ada)).toEqual({ state: "found", account: anAccount() });
  });

  test("of 20 inserted at once under one e-mail is one; the others are told", async () => {
    const accounts = await open(await temporaryFolder());
    const names = Array.from({ length: 20 }, (_, index) => `Ada ${index}`);
    const answers = await Promise.all(names.map((name) => accounts.insert(anAccount({ name }))));
    expect(answers.filter((answer) => answer === "inserted")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(19);
    const winner = anAccount({ name: `Ada ${answers.indexOf("inserted")}` });
    expect(await accounts.read(ada)).toEqual({ state: "found", account: winner });
  });

  test("of 20 inserted by 20 openers of one folder is one", async () => {
    const folder = await temporaryFolder();
    const openers = await Promise.all(Array.from({ length: 20 }, () => open(folder)));
    const answers = await Promise.all(
      openers.map((accounts, index) => accounts.insert(anAccount({ name: `Ada ${index}` }))),
    );
    expect(answers.filter((answer) => answer === "inserted")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "taken")).toHaveLength(19);
  });

  test("R7: of 100 updates at once loses none", async () => {
    const folder = await temporaryFolder();
    const accounts = await open(folder);
    await accounts.insert(anAccount());
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => accounts.update(ada, (account) => countTo(account.updatedAt + 1)(account))),
    );
    expect(answers).toEqual(Array.from({ length: 100 }, (_, index) => ({ state: "done", result: index + 1 })));
    expect(await (await open(folder)).read(ada)).toEqual({
      state: "found",
      account: anAccount({ updatedAt: 100 }),
    });
  });

  test("is not written where the change returns none", async () => {
    const folder = await temporaryFolder();
    const accounts = await open(folder);
    await accounts.insert(anAccount());
    const before = await readFile(pathOf(ada, folder));
    expect(await accounts.update(ada, ({ name }) => ({ result: name }))).toEqual({
      state: "done",
      result: "Ada Lovelace",
    });
    expect(await readFile(pathOf(ada, folder))).toEqual(before);
  });

  test("that is not there is neither updated nor removed", async () => {
    const accounts = await open(await temporaryFolder());
    const changes: unknown[] = [];
    expect(await accounts.update(ada, (account) => ({ result: changes.push(account) }))).toEqual({ state: "none" });
    expect(changes).toEqual([]);
    expect(await accounts.remove(ada)).toBe("none");
  });

  test("that is removed is gone, and its e-mail is free", async () => {
    const folder = await temporaryFolder();
    const accounts = await open(folder);
    await accounts.insert(anAccount());
    expect(await accounts.remove(ada)).toBe("removed");
    expect(await readdir(dirname(pathOf(ada, folder)))).toEqual([]);
    expect(await accounts.read(ada)).toEqual({ state: "none" });
    expect(await accounts.insert(anAccount({ name: "Another" }))).toBe("inserted");
  });

  test("R26: keeps its pending enrolment and its factor apart and whole across a restart", async () => {
    const folder = await temporaryFolder();
    const pending = {
      secret: "MZXW6YTBOI5DQMRVGAZTAMBSMFRGGZDF",
      algorithm: "SHA1",
      digits: 6,
      period: 30,
      expiresAt: 1_800_000_600_000,
    } as const;
    await (await open(folder)).insert(anAccount({ pending }));
    expect(await (await open(folder)).read(ada)).toEqual({ state: "found", account: anAccount({ pending }) });
  });
});

describe("R32: a change that would lose the account", () => {
  test.each([
    ["another e-mail", { email: "eve@example.org" }],
    ["what the schema refuses", { name: "" }],
    ["a number that JSON cannot hold", { updatedAt: Number.NaN }],
  ])("is a bug and is not written: %s", async (_, change) => {
    const accounts = await open(await temporaryFolder());
    await accounts.insert(anAccount());
    await expect(
      accounts.update(ada, (account) => ({ account: { ...account, ...change }, result: undefined })),
    ).rejects.toThrow("could not be read back");
    expect(await accounts.read(ada)).toEqual({ state: "found", account: anAccount() });
  });

  test("is thrown on when it throws, and the next one has its turn", async () => {
    const accounts = await open(await temporaryFolder());
    await accounts.insert(anAccount());
    const [thrown, next] = await Promise.allSettled([
      accounts.update(ada, () => {
        throw new RangeError("a bug");
      }),
      accounts.update(ada, countTo(5)),
    ]);
    expect(thrown).toMatchObject({ status: "rejected", reason: new RangeError("a bug") });
    expect(next).toMatchObject({ status: "fulfilled", value: { state: "done", result: 5 } });
  });
});

describe("R28: on disk", () => {
  test("nothing shows whose account it is or what is in it", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).insert(anAccount());
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files).toEqual([pathOf(ada, folder)]);
    expect(files[0]).toMatch(/[/\\]accounts[/\\]([0-9a-f]{2})[/\\]\1[0-9a-f]{62}\.sealed$/u);
    const bytes = await readFile(pathOf(ada, folder));
    const clear = [ada, "Ada", "Lovelace", "GEZDGNBV", "scrypt", "version"];
    expect(clear.filter((word) => bytes.includes(word))).toEqual([]);
  });

  test("two keys give two names", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).insert(anAccount());
    const other = await openAccounts({
      folder,
      key: masterKeyOf(new Uint8Array(32), async () => true),
      disk: nodeDisk,
      randomBytes,
    });
    expect(await other.read(ada)).toEqual({ state: "none" });
  });

  test("each write has a nonce of its own", async () => {
    const folder = await temporaryFolder();
    const accounts = await open(folder);
    await accounts.insert(anAccount());
    const nonces = new Set<string>();
    for (let write = 0; write < 20; write += 1) {
      await accounts.update(ada, (account) => ({ account, result: undefined }));
      nonces.add((await readFile(pathOf(ada, folder))).subarray(5, 17).toString("hex"));
    }
    expect(nonces.size).toBe(20);
  });

  test.skipIf(process.platform === "win32")("files and folders are their owner's only", async () => {
    const folder = join(await temporaryFolder(), "data");
    const accounts = await open(folder);
    await accounts.insert(anAccount());
    expect(await modeOf(pathOf(ada, folder))).toBe(0o600);
    await accounts.update(ada, countTo(2));
    expect(await modeOf(pathOf(ada, folder))).toBe(0o600);
    const folders = [folder, join(folder, "accounts"), join(folder, "accounts", "tmp"), dirname(pathOf(ada, folder))];
    expect(await Promise.all(folders.map(modeOf))).toEqual(folders.map(() => 0o700));
  });
});

/** What a file that is written aside is called. */
const aside = `twofold-${"ab".repeat(16)}.part`;

describe("opening", () => {
  test("sweeps what a crash has left, and only that", async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).insert(anAccount());
    const temp = join(folder, "accounts", "tmp");
    const others = ["0123456789abcdef", "notes.txt", "yarn.lock"];
    for (const name of [aside, `${"0f".repeat(32)}.sealed.lock`, "master-key.json.lock", ...others]) {
      await writeFile(join(temp, name), "half a docu");
    }
    const accounts = await open(folder);
    expect(await readdir(temp)).toEqual(others.toSorted());
    expect(await accounts.read(ada)).toEqual({ state: "found", account: anAccount() });
  });

  test.each([["accounts/tmp"], ["accounts"]])(
    "R32: sweeps nothing in a folder that it is only led to by a link in the place of %s",
    async (place) => {
      const folder = await temporaryFolder();
      await open(folder);
      const elsewhere = await temporaryFolder();
      const foreign = join(elsewhere, place === "accounts" ? "tmp" : "");
      await mkdir(foreign, { recursive: true });
      await writeFile(join(foreign, aside), "somebody's");
      await rm(join(folder, place), { recursive: true });
      await symlink(elsewhere, join(folder, place), "junction");
      await open(folder);
      expect(await readdir(foreign)).toContain(aside);
    },
  );

  test("works in a folder that cannot be used yet, and says at each write that it was not saved", async () => {
    const folder = join(await temporaryFolder(), "file", "data");
    await writeFile(dirname(folder), "in the way");
    const accounts = await open(folder);
    expect(await accounts.insert(anAccount())).toBe("not_saved");
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
  });
});

test("settled: resolves when the writes under way are on disk", async () => {
  const folder = await temporaryFolder();
  const accounts = await open(folder);
  await accounts.insert(anAccount());
  await accounts.settled();
  const ended: number[] = [];
  const writes = [1, 2, 3].map(async (count) => {
    await accounts.update(ada, countTo(count));
    ended.push(count);
  });
  await accounts.settled();
  expect(await (await open(folder)).read(ada)).toEqual({ state: "found", account: anAccount({ updatedAt: 3 }) });
  await Promise.all(writes);
  expect(ended).toEqual([1, 2, 3]);
});
