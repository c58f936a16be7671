/**
 * @file What the tests of the store work with.
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Account, accountVersion } from "../../../electron/store/account.ts";
import { type Accounts, openAccounts } from "../../../electron/store/accounts.ts";
import type { Disk } from "../../../electron/store/disk.ts";
import { masterKeyOf } from "../../../electron/store/keys.ts";
import { documentName } from "../../../electron/store/document-name.ts";
import { documentFolder, layoutOf } from "../../../electron/store/layout.ts";
import { memoryFolder } from "./memory-disk.ts";

/** The key of all tests that do not care. */
export const key = masterKeyOf(new Uint8Array(32).fill(7), async () => true);

/** An e-mail. */
export const ada = "ada@example.org";

/** An account with everything in it; changes on top. */
export const anAccount = (changes: Partial<Account> = {}): Account => ({
  version: accountVersion,
  id: "0f2b4c1e-8a55-4d0e-9a3b-2f6a1c7d9e10",
  name: "Ada Lovelace",
  email: ada,
  password: { algorithm: "scrypt", cost: 16, blockSize: 8, parallelization: 1, salt: "c2FsdA==", hash: "aGFzaA==" },
  factor: { secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", algorithm: "SHA1", digits: 6, period: 30, lastStep: 1 },
  pending: null,
  recovery: null,
  recoveryKept: true,
  failures: {
    password: { count: 0, until: 0 },
    code: { count: 1, until: 0 },
    recovery: { count: 0, until: 0 },
  },
  notices: [],
  activity: [{ at: 1_800_000_000_000, kind: "registered", ok: true }],
  createdAt: 1_800_000_000_000,
  updatedAt: 0,
  ...changes,
});

/** Opens the accounts of a disk in memory. */
export const openOn = (disk: Disk, onSetAside?: (file: string) => void): Promise<Accounts> =>
  openAccounts({ folder: memoryFolder, key, disk, randomBytes, onSetAside });

/** Where an account's document lies. */
export function pathOf(email: string, folder: string = memoryFolder): string {
  const name = documentName(key, email);
  return join(documentFolder(layoutOf(folder), name), name);
}

/** Writes a count into the document, which tells old from new. */
export const countTo =
  (count: number) =>
  (account: Account): { account: Account; result: number } => ({
    account: { ...account, updatedAt: count },
    result: count,
  });

/** A temporary folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "twofold-store-"));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}
