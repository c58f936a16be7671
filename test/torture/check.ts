/** @file What the next start finds, held against what was promised. */
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createHashing } from "../../electron/auth/hashing.ts";
import { readRecoveryCode } from "../../electron/auth/recovery-codes.ts";
import type { Account } from "../../electron/store/account.ts";
import { type Accounts, openAccounts } from "../../electron/store/accounts.ts";
import type { Disk } from "../../electron/store/disk.ts";
import { openMasterKey } from "../../electron/store/master-key.ts";
import { recoveryCodes } from "../../shared/fields.ts";
import { keyStore } from "../no-window.ts";
import { openActor, policy } from "./actor.ts";
import { type Failed, type Ledger, type Person, unseen } from "./ledger.ts";

const hashing = createHashing(policy.scryptAtATime, randomBytes);

async function isCodeUnused({ recovery }: Account, code: string): Promise<boolean> {
  const typed = readRecoveryCode(code);
  const kept = typed && recovery?.[typed.place];
  if (!kept || kept.usedAt !== null) return false;
  return (await hashing.verify(typed.secret, kept.hash, policy.scrypt.recoveryCode)).right;
}

async function doCodesDiffer(account: Account, codes: readonly string[] | null): Promise<boolean> {
  const left = account.recovery?.filter(({ usedAt }) => usedAt === null).length;
  if (codes === null || left === undefined) return (codes === null) !== (left === undefined);
  if (codes.includes(unseen)) return left !== recoveryCodes;
  const unused = await Promise.all(codes.map(async (code) => isCodeUnused(account, code)));
  return left !== codes.length || unused.includes(false);
}

const factors = ["password", "code", "recovery"] as const;

/** How often each was wrong in a row. */
const failedOf = ({ failures }: Account): Failed => ({
  password: failures.password.count,
  code: failures.code.count,
  recovery: failures.recovery.count,
});

/** What of an account is not as it must be. */
async function differences(account: Account | null, person: Person | null, isUnderWay: boolean): Promise<string[]> {
  if (account === null || person === null) {
    return (account === null) === (person === null) ? [] : [account === null ? "no account" : "an account"];
  }
  const { right } = await hashing.verify(person.password, account.password, policy.scrypt.password);
  const pending = account.pending?.secret ?? null;
  const differs = {
    password: !right,
    factor: (account.factor?.secret ?? null) !== person.secret,
    "last step": account.factor !== null && account.factor.lastStep < person.step,
    "pending secret": person.pending === unseen ? pending === null : pending !== person.pending,
    "recovery codes": await doCodesDiffer(account, person.codes),
    failures: factors.some((factor) => {
      // one that was not answered may have been charged
      const more = account.failures[factor].count - person.failed[factor];
      return more < 0 || more > (isUnderWay ? 1 : 0);
    }),
    activity: !account.activity.some(({ at }) => at >= person.at),
  };
  return Object.entries(differs).flatMap(([what, isSo]) => (isSo ? what : []));
}

/** What is known of an account only once it was looked at. */
const learnt = (account: Account, { pending }: Person): Pick<Person, "failed" | "pending"> => ({
  failed: failedOf(account),
  pending: pending === unseen ? (account.pending?.secret ?? null) : pending,
});

/** The first of the allowed states that an account is in, or what is wrong with it. */
async function settle(
  account: Account | null,
  allowed: readonly (Person | null)[],
): Promise<{ is: Person | null } | { wrong: string }> {
  const wrong: string[] = [];
  for (const person of allowed) {
    const differing = await differences(account, person, allowed.length > 1);
    if (differing.length > 0) wrong.push(differing.join(", "));
    else if (account === null || person === null) return { is: null };
    else return { is: { ...person, ...learnt(account, person) } };
  }
  return { wrong: wrong.join("; or else: ") };
}

/** An enrolment is pending, or live, or neither; and only a live one has recovery codes (R26, R27). */
const isHalfDone = ({ factor, pending, recovery }: Account): boolean =>
  factor === null ? recovery !== null : pending !== null;

async function checkAccount(accounts: Accounts, email: string, ledger: Ledger): Promise<string[]> {
  const found = await accounts.read(email);
  if (found.state === "unreadable" || found.state === "newer") return [`${email} is ${found.state}`];
  const account = found.state === "found" ? found.account : null;
  if (account !== null && isHalfDone(account)) return [`${email} has a half-done enrolment`];
  const settled = await settle(account, ledger.allowed(email));
  if ("wrong" in settled) return [`${email} is not as promised: ${settled.wrong}`];
  ledger.settle(email, settled.is);
  return [];
}

/** All files under a folder. */
async function filesIn(disk: Disk, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const path of (await disk.list(folder)).map((name) => join(folder, name))) {
    try {
      await disk.read(path);
      found.push(path);
    } catch {
      found.push(...(await filesIn(disk, path)));
    }
  }
  return found;
}

const isDocument = (file: string): boolean => /[/\\]accounts[/\\][\da-f]{2}[/\\][\da-f]{64}\.sealed$/u.test(file);

/**
 * Starts anew on a folder and says, a line each, what was lost, cannot be read, is half done or was left behind.
 * Where nothing was, the ledger then holds what was found.
 */
export async function check(disk: Disk, folder: string, ledger: Ledger): Promise<string[]> {
  const master = await openMasterKey({ folder, disk, keyStore, randomBytes });
  if (master.state !== "ready") return [`the master key is ${master.state}`];
  await openActor({ folder, disk, now: ledger.now }, () => {});
  const accounts = await openAccounts({ folder, disk, randomBytes, key: master.key });
  const wrong: string[] = [];
  for (const email of ledger.emails()) wrong.push(...(await checkAccount(accounts, email, ledger)));
  const files = await filesIn(disk, folder);
  const documents = files.filter(isDocument).length;
  if (wrong.length === 0 && documents !== ledger.people().length) wrong.push(`${documents} documents`);
  const strange = files.filter((file) => !isDocument(file) && file !== join(folder, "master-key.json"));
  return [...wrong, ...strange.map((file) => `left behind: ${file}`)];
}
