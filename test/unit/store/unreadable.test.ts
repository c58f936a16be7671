/** @file Documents that cannot be read: set aside, said so, never lost, and their e-mail never free. */
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { seal } from "../../../electron/store/sealing.ts";
import { refusing, tap } from "./faults.ts";
import { ada, anAccount, countTo, key, openOn, pathOf } from "./fixture.ts";
import { MemoryDisk, memoryFolder, systemError } from "./memory-disk.ts";

const path = pathOf(ada);
const name = path.slice(dirname(path).length + 1);
const aside = (n: number): string => join(memoryFolder, "accounts", "unreadable", `${name}.unreadable-${n}`);
const sealText = (text: string, fileName = name): Uint8Array =>
  seal(key.sealing, fileName, new Uint8Array(12), Buffer.from(text));
const document = (changes: object = {}): string => JSON.stringify({ ...anAccount(), ...changes });

/** A disk with one account, whose document then becomes something else. */
async function diskWith(content?: Uint8Array): Promise<MemoryDisk> {
  const disk = new MemoryDisk();
  await (await openOn(disk)).insert(anAccount());
  if (content !== undefined) disk.put(path, content);
  return disk;
}

/** The folders of a disk with one account. */
const folders = ["disk", memoryFolder, join(memoryFolder, "accounts"), dirname(path)].map(
  (folder) => [folder, "folder"] as const,
);

const damages: readonly (readonly [string, () => Uint8Array])[] = [
  ["an empty file", () => new Uint8Array()],
  ["zeros, as some power cuts leave", () => new Uint8Array(700)],
  ["anything", () => Buffer.from("{}")],
  ["a sealed text that is no JSON", () => sealText("{")],
  ["a sealed null", () => sealText("null")],
  ["a document that lacks a part", () => sealText(document({ factor: undefined }))],
  ["a document with a part too many", () => sealText(document({ admin: true }))],
  ["a document with a wrong type", () => sealText(document({ createdAt: "0" }))],
  ["a document of no version", () => sealText(document({ version: undefined }))],
  ["a document of version 0", () => sealText(document({ version: 0 }))],
  ["a document of version 1.5", () => sealText(document({ version: 1.5 }))],
  ["another's document", () => sealText(document({ email: "eve@example.org" }))],
  ["a document sealed for another file", () => sealText(document(), "another")],
];

describe("R32: an unreadable document", () => {
  test.each(damages)("is set aside as it is and reported once: %s", async (_, content) => {
    const disk = await diskWith(content());
    const reports: string[] = [];
    const accounts = await openOn(disk, (file) => reports.push(file));
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(disk.files()).toEqual([aside(1)]);
    expect(await disk.read(aside(1))).toEqual(content());
    expect(reports).toEqual([aside(1)]);
  });

  test("is refused at any length and with any byte changed", async () => {
    const whole = await (await diskWith()).read(path);
    const states = new Set<string>();
    // some will do: the sealed form is tried at every one
    for (const at of [...whole.keys()].filter((index) => index % 13 === 0)) {
      const tampered = Uint8Array.from(whole, (byte, index) => (index === at ? byte ^ 1 : byte));
      for (const content of [whole.subarray(0, at), tampered]) {
        const accounts = await openOn(new MemoryDisk([...folders, [path, content]]));
        states.add((await accounts.read(ada)).state);
      }
    }
    expect(states).toEqual(new Set(["unreadable"]));
  });

  test("keeps its e-mail taken, also after a restart and a power cut", async () => {
    let disk = await diskWith(Buffer.from("damaged"));
    expect(await (await openOn(disk)).insert(anAccount())).toBe("taken");
    disk = disk.cut();
    const accounts = await openOn(disk);
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(await accounts.insert(anAccount())).toBe("taken");
    expect(await accounts.update(ada, countTo(1))).toEqual({ state: "unreadable" });
    expect(await accounts.remove(ada)).toBe("not_saved");
    expect(disk.files()).toEqual([aside(1)]);
  });

  test("is set aside once by many who look at once", async () => {
    const disk = await diskWith(Buffer.from("damaged"));
    const reports: string[] = [];
    const accounts = await openOn(disk, (file) => reports.push(file));
    const looks = await Promise.all([
      ...Array.from({ length: 10 }, () => accounts.read(ada)),
      accounts.update(ada, countTo(1)),
    ]);
    expect(new Set(looks.map(({ state }) => state))).toEqual(new Set(["unreadable"]));
    expect(reports).toEqual([aside(1)]);
  });

  test("never takes the place of one set aside before", async () => {
    const disk = await diskWith(Buffer.from("first"));
    const accounts = await openOn(disk);
    for (const damage of ["first", "second", "third"]) {
      disk.put(path, Buffer.from(damage));
      await accounts.read(ada);
    }
    expect(disk.files()).toEqual([aside(1), aside(2), aside(3)]);
    expect(await disk.read(aside(1))).toEqual(Buffer.from("first"));
    expect(await disk.read(aside(3))).toEqual(Buffer.from("third"));
  });

  test.each([1e30, Number.MAX_SAFE_INTEGER, 2 ** 53, 2])(
    "never takes the place of one that somebody has numbered %d",
    async (number) => {
      const disk = await diskWith(Buffer.from("first"));
      const accounts = await openOn(disk);
      await accounts.read(ada);
      await disk.rename(aside(1), aside(number));
      for (const damage of ["second", "third", "fourth"]) {
        disk.put(path, Buffer.from(damage));
        await accounts.read(ada);
      }
      expect(disk.files()).toHaveLength(4);
      expect(await disk.read(aside(number))).toEqual(Buffer.from("first"));
    },
  );

  test("is set aside beside very many that somebody has put there", async () => {
    const planted = Array.from({ length: 20_000 }, (_, place) => [aside(place + 1), Buffer.from("planted")] as const);
    const unreadable = [dirname(aside(1)), "folder"] as const;
    const accounts = await openOn(new MemoryDisk([...folders, unreadable, ...planted, [path, Buffer.from("damaged")]]));
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(await accounts.insert(anAccount())).toBe("taken");
  });

  test("keeps its e-mail taken when a person has given it another number", async () => {
    const disk = await diskWith();
    await disk.makeFolder(dirname(aside(1)));
    await disk.rename(path, `${aside(1)}-old`.replace("-1-", "-"));
    const accounts = await openOn(disk);
    expect(await accounts.insert(anAccount())).toBe("taken");
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
  });

  test("says nothing of the others", async () => {
    const disk = await diskWith(Buffer.from("damaged"));
    const accounts = await openOn(disk);
    await accounts.read(ada);
    const other = anAccount({ email: "bob@example.org" });
    expect(await accounts.insert(other)).toBe("inserted");
    expect(await accounts.read(other.email)).toEqual({ state: "found", account: other });
  });

  test("is found again when a good copy is put back", async () => {
    const disk = await diskWith();
    const good = await disk.read(path);
    disk.put(path, Buffer.from("damaged"));
    const accounts = await openOn(disk);
    await accounts.read(ada);
    disk.put(path, good);
    expect(await accounts.read(ada)).toEqual({ state: "found", account: anAccount() });
  });

  test.each(["rename", "list", "makeFolder"] as const)("stays where it is when %s is refused", async (operation) => {
    const disk = await diskWith(Buffer.from("damaged"));
    const reports: string[] = [];
    const accounts = await openOn(refusing(disk, "EROFS", operation), (file) => reports.push(file));
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(await accounts.insert(anAccount())).toBe("taken");
    expect(await accounts.update(ada, countTo(1))).toEqual({ state: "unreadable" });
    expect(disk.files()).toEqual([path]);
    expect(reports).toEqual([]);
  });
});

describe("R28: two accounts' files exchanged", () => {
  test("are both refused", async () => {
    const disk = await diskWith();
    const eve = anAccount({ email: "eve@example.org" });
    await (await openOn(disk)).insert(eve);
    const [hers, his] = [await disk.read(path), await disk.read(pathOf(eve.email))];
    disk.put(path, his);
    disk.put(pathOf(eve.email), hers);
    const accounts = await openOn(disk);
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(await accounts.read(eve.email)).toEqual({ state: "unreadable" });
  });
});

describe("a document of a newer program", () => {
  const newerFormat = Uint8Array.from(sealText("whatever"), (byte, at) => (at === 4 ? 2 : byte));
  const newerDocument = sealText(document({ version: 99, later: true }));

  test.each([
    ["format", newerFormat],
    ["document", newerDocument],
  ])("is left untouched, and its e-mail taken: newer %s", async (_, content) => {
    const disk = await diskWith(content);
    const reports: string[] = [];
    const accounts = await openOn(disk, (file) => reports.push(file));
    expect(await accounts.read(ada)).toEqual({ state: "newer" });
    expect(await accounts.insert(anAccount())).toBe("taken");
    expect(await accounts.update(ada, countTo(1))).toEqual({ state: "newer" });
    expect(await accounts.remove(ada)).toBe("not_saved");
    expect(disk.files()).toEqual([path]);
    expect(await disk.read(path)).toEqual(content);
    expect(reports).toEqual([]);
  });
});

describe("a document that the system does not give", () => {
  test.each(["EACCES", "EIO", "EMFILE", "EISDIR", "ERR_FS_FILE_TOO_LARGE"])(
    "is not believed to be damaged or absent: %s",
    async (code) => {
      const disk = await diskWith();
      const accounts = await openOn(refusing(disk, code, "read"));
      expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
      expect(await accounts.insert(anAccount())).toBe("not_saved");
      expect(await accounts.update(ada, countTo(1))).toEqual({ state: "unreadable" });
      expect(await accounts.remove(ada)).toBe("not_saved");
      expect(disk.files()).toEqual([path]);
      expect(await (await openOn(disk)).read(ada)).toEqual({ state: "found", account: anAccount() });
    },
  );

  test("is read when the trouble has passed, within the same call", async () => {
    const disk = await diskWith();
    let refusals = 1;
    const flaky = tap(disk, async (call) => {
      if (call.operation === "read" && refusals > 0) {
        refusals -= 1;
        throw systemError("EBUSY");
      }
      return call.perform();
    });
    expect(await (await openOn(flaky)).read(ada)).toEqual({ state: "found", account: anAccount() });
  });

  test("is not free while nobody can say whether one was set aside", async () => {
    const disk = await diskWith(Buffer.from("damaged"));
    await (await openOn(disk)).read(ada);
    const accounts = await openOn(refusing(disk, "EACCES", "list"));
    expect(await accounts.read(ada)).toEqual({ state: "unreadable" });
    expect(await accounts.insert(anAccount())).toBe("not_saved");
  });
});
