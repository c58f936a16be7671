/** @file A fresh start where the key is lost: nothing is deleted, and the old data can be put back. */
import { randomBytes } from "node:crypto";
import { readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { openMasterKey } from "../../../electron/store/master-key.ts";
import { setEverythingAside } from "../../../electron/store/start-afresh.ts";
import { keyStore } from "../../no-window.ts";
import { ada, credentials, openScene, readAccount, temporaryFolder } from "../backend.ts";
import { atEachCall, extents, failing, refusing, tap } from "./faults.ts";
import { MemoryDisk, memoryFolder, systemError } from "./memory-disk.ts";

test("R28: a key that is lost is never made anew over accounts; after a fresh start it is, and the old ones are kept", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  const keyFile = join(scene.folder, "master-key.json");
  const old = await readFile(keyFile, "utf8");
  await writeFile(keyFile, "not a key");
  const parts = { folder: scene.folder, keyStore, disk: nodeDisk, randomBytes };
  expect(await openMasterKey(parts)).toEqual({ state: "lost", reason: "unreadable" });
  expect(await readFile(keyFile, "utf8")).toBe("not a key");

  const aside = await setEverythingAside(nodeDisk, scene.folder);
  expect((await readdir(aside)).toSorted((one, other) => one.localeCompare(other))).toEqual([
    "accounts",
    "master-key.json",
    "strangers",
  ]);
  const fresh = await openScene({ folder: scene.folder });
  expect(await fresh.no("login", credentials)).toBe("400 wrong_credentials");
  await fresh.yes("register", ada);

  const elsewhere = await temporaryFolder();
  await rename(join(aside, "accounts"), join(elsewhere, "accounts"));
  await writeFile(join(elsewhere, "master-key.json"), old);
  expect(await readAccount({ ...scene, folder: elsewhere }, ada.email)).toMatchObject({ email: ada.email });
});

test("R28: a second fresh start does not touch what the first set aside", async () => {
  const folder = await temporaryFolder();
  await openScene({ folder });
  const first = await setEverythingAside(nodeDisk, folder);
  await openScene({ folder });
  const second = await setEverythingAside(nodeDisk, folder);
  expect(second).not.toBe(first);
  expect(await readdir(first)).toContain("master-key.json");
});

test("R28: a data folder that is a link to another place is no hindrance", async () => {
  const folder = await temporaryFolder();
  const link = join(await temporaryFolder(), "link");
  await symlink(folder, link, "junction");
  await openScene({ folder: link });
  const aside = await setEverythingAside(nodeDisk, link);
  expect(await readdir(join(folder, basename(aside)))).toContain("master-key.json");
});

test("R28: where not all can be moved, the accounts stay, and the next start asks again", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  await scene.no("login", { ...credentials, email: "nobody@example.org" });
  const keyFile = join(scene.folder, "master-key.json");
  await rm(keyFile);
  // a folder that may not be written to cannot be moved either
  const disk = tap(nodeDisk, async ({ operation, path, perform }) => {
    if (operation === "rename" && path.endsWith("strangers")) throw systemError("EACCES");
    return perform();
  });
  expect(await setEverythingAside(disk, scene.folder)).toBe("refused");
  const parts = { folder: scene.folder, keyStore, disk: nodeDisk, randomBytes };
  expect(await openMasterKey(parts)).toEqual({ state: "lost", reason: "gone" });
});

/** All that lies in a folder, whatever it is called there. */
async function contentsOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return (await Promise.all(files.map(async (file) => readFile(file, "base64")))).toSorted();
}

test.each(extents)(
  "R28 R32: at whatever step the disk refuses, %s done, nothing is lost, and it can be tried again",
  async (extent) => {
    const { calls, wrong } = await atEachCall(async (n, report) => {
      const scene = await openScene();
      await scene.yes("register", ada);
      await scene.no("login", { ...credentials, email: "nobody@example.org" });
      await writeFile(join(scene.folder, "master-key.json"), "not a key");
      const before = await contentsOf(scene.folder);
      const fault = failing(nodeDisk, n, { code: "EIO", extent, forGood: true });
      const answer = await setEverythingAside(fault.disk, scene.folder);
      if (fault.hasStruck() !== (answer === "refused")) report(answer);
      if (answer === "refused") {
        // the key goes last: as long as it is there, the next start finds it as lost as before
        const isAside = !(await readdir(scene.folder)).includes("master-key.json");
        const { state } = await openMasterKey({ folder: scene.folder, keyStore, disk: nodeDisk, randomBytes });
        if (state !== (isAside ? "ready" : "lost")) report(`the key is ${state}`);
        await setEverythingAside(nodeDisk, scene.folder);
      }
      const after = await contentsOf(scene.folder);
      if (!before.every((content) => after.includes(content))) report("something is gone");
      return fault.hasStruck();
    });
    expect(wrong).toEqual([]);
    expect(calls).toBe(6);
  },
);

test("R28: where the disk refuses, it says so", async () => {
  const disk = new MemoryDisk();
  expect(await setEverythingAside(refusing(disk, "EACCES", "makeFolder"), memoryFolder)).toBe("refused");
});
