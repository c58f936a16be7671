/** @file The real disk keeps the promises of the interface, and the one in memory the same. */
import { execFile } from "node:child_process";
import { readFile, stat, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { diskCode } from "../../../electron/store/disk-code.ts";
import { type Disk, nodeDisk } from "../../../electron/store/disk.ts";
import { temporaryFolder } from "./fixture.ts";
import { MemoryDisk } from "./memory-disk.ts";

const content = Buffer.from("content");
const other = Buffer.from("other");

const disks: readonly (readonly [string, () => Promise<{ disk: Disk; root: string }>])[] = [
  ["the real disk", async () => ({ disk: nodeDisk, root: await temporaryFolder() })],
  ["the disk in memory", async () => ({ disk: new MemoryDisk(), root: "disk" })],
];

describe.each(disks)("%s", (_, make) => {
  test("makes files and folders, links, moves, removes and lists them", async () => {
    const { disk, root } = await make();
    const folder = join(root, "folder");
    await disk.makeFolder(folder);
    await disk.create(join(folder, "a"), content);
    await disk.link(join(folder, "a"), join(folder, "b"));
    await disk.rename(join(folder, "a"), join(root, "c"));
    await disk.syncFolder(folder);
    expect(await disk.list(folder)).toEqual(["b"]);
    expect(Buffer.from(await disk.read(join(folder, "b")))).toEqual(content);
    await disk.remove(join(folder, "b"));
    expect(await disk.list(folder)).toEqual([]);
    expect(Buffer.from(await disk.read(join(root, "c")))).toEqual(content);
  });

  test("never makes or links over what is there, but moves over it", async () => {
    const { disk, root } = await make();
    const [a, b] = [join(root, "a"), join(root, "b")];
    await disk.create(a, content);
    await disk.create(b, other);
    await expect(disk.create(a, other)).rejects.toMatchObject({ code: "EEXIST" });
    await expect(disk.link(b, a)).rejects.toMatchObject({ code: "EEXIST" });
    await expect(disk.makeFolder(a)).rejects.toMatchObject({ code: "EEXIST" });
    expect(Buffer.from(await disk.read(a))).toEqual(content);
    await disk.rename(b, a);
    expect(Buffer.from(await disk.read(a))).toEqual(other);
  });

  test.each<readonly [keyof Disk, (disk: Disk, path: string) => Promise<unknown>]>([
    ["read", (disk, path) => disk.read(path)],
    ["create", (disk, path) => disk.create(join(path, "a"), content)],
    ["link", (disk, path) => disk.link(path, `${path}2`)],
    ["rename", (disk, path) => disk.rename(path, `${path}2`)],
    ["remove", (disk, path) => disk.remove(path)],
    ["list", (disk, path) => disk.list(path)],
    ["makeFolder", (disk, path) => disk.makeFolder(join(path, "a"))],
    ["syncFolder", (disk, path) => disk.syncFolder(path)],
  ])("says that nothing is there: %s", async (__, call) => {
    const { disk, root } = await make();
    await expect(call(disk, join(root, "nothing"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

test.skipIf(process.platform === "win32")("the real disk makes what only its owner can read", async () => {
  const root = await temporaryFolder();
  await nodeDisk.makeFolder(join(root, "folder"));
  await nodeDisk.create(join(root, "folder", "file"), content);
  expect((await stat(join(root, "folder"))).mode & 0o777).toBe(0o700);
  expect((await stat(join(root, "folder", "file"))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(root, "folder", "file"))).toEqual(content);
});

test.skipIf(process.platform === "win32")(
  "R32: the real disk does not wait for a pipe in the place of a file or a folder",
  async () => {
    const pipe = join(await temporaryFolder(), "pipe");
    await promisify(execFile)("mkfifo", [pipe]);
    await expect(nodeDisk.read(pipe)).rejects.toMatchObject({ code: "EINVAL" });
    await expect(nodeDisk.syncFolder(pipe)).rejects.toMatchObject({ code: "ENOTDIR" });
  },
);

test("R32: the real disk reads nothing that is far larger than any file of ours", async () => {
  const path = join(await temporaryFolder(), "large");
  await writeFile(path, content);
  await truncate(path, 2 ** 20);
  expect(await nodeDisk.read(path)).toHaveLength(2 ** 20);
  await truncate(path, 2 ** 20 + 1);
  await expect(nodeDisk.read(path)).rejects.toMatchObject({ code: "EFBIG" });
});

test.skipIf(process.platform !== "linux")("R32: the real disk believes a file that says it is empty", async () => {
  const path = join(await temporaryFolder(), "endless");
  await symlink("/proc/self/maps", path); // as /proc/self/pagemap, whose end takes minutes and all the memory
  expect(await nodeDisk.read(path)).toHaveLength(0);
});

const quota = "Unknown system error -122";
test.each([
  ["a system error", Object.assign(new Error("no space"), { code: "ENOSPC" }), "ENOSPC"],
  // Linux: no space in a quota (EDQUOT); Windows: whatever libuv does not know
  ["one without a name", Object.assign(new Error("quota"), { code: quota }), quota],
  ["one of an unknown kind", Object.assign(new Error("a virus"), { code: "UNKNOWN" }), "UNKNOWN"],
  ["a mistake in a call to Node", Object.assign(new TypeError("bad"), { code: "ERR_INVALID_ARG_TYPE" }), undefined],
  ["another error", new Error("ENOSPC"), undefined],
  ["no error", { code: "ENOSPC" }, undefined],
])("R32: tells a refusal of the system from a bug: %s", (_, error, code) => {
  expect(diskCode(error)).toBe(code);
});
