/** @file A damaged account: set aside, said so to its owner, and put into the log without telling whose it is (R28, R29). */
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ada, credentials, openScene } from "../backend.ts";

test("R28 R29: a damaged account is refused in plain words, cannot be taken over, and is logged once by its keyed name", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  const entries = await readdir(join(scene.folder, "accounts"), { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    await writeFile(join(parentPath, name), "damaged");
  }
  expect(await scene.no("login", credentials)).toBe("500 account_unreadable");
  expect(await scene.no("login", credentials)).toBe("500 account_unreadable");
  expect(await scene.no("register", ada)).toBe("409 account_exists");
  const file: unknown = expect.stringMatching(/^[\da-f]{64}\.sealed\.unreadable-1$/u);
  expect(scene.logged).toEqual([{ code: "set_aside", file }]);
});
