/** @file The accounts that the stores are measured with: one like any other, so many times over. */
import { type Account, accountVersion } from "../../electron/store/account.ts";

const at = 1_800_000_000_000;
const noFailures = { count: 0, until: 0 };

/** The e-mail of an account by its number. */
export const emailOf = (number: number): string => `person-${number}@example.org`;

/** An account by its number, as the first sign-in leaves it: about 750 bytes of JSON. */
export const accountOf = (number: number): Account => ({
  version: accountVersion,
  id: `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
  name: "Ada Lovelace",
  email: emailOf(number),
  password: {
    algorithm: "scrypt",
    cost: 131_072,
    blockSize: 8,
    parallelization: 1,
    salt: "c2FsdHNhbHRzYWx0c2FsdA==",
    hash: "aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g=",
  },
  factor: null,
  pending: null,
  recovery: null,
  recoveryKept: true,
  failures: { password: noFailures, code: noFailures, recovery: noFailures },
  notices: [],
  activity: [
    { at, kind: "signed_in", ok: true },
    { at, kind: "password", ok: true },
    { at, kind: "registered", ok: true },
  ],
  createdAt: at,
  updatedAt: at,
});

/** The account after a change; the change itself is of no account. */
export const changed = (account: Account, count: number): Account => ({ ...account, updatedAt: at + count });
