/**
 * @file An account as it begins.
 */
import { type Account, accountVersion, type SecretHash } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { noFailures } from "./throttle.ts";

/** The account of somebody who has just registered, under the hash of their password. */
export function newAccount(
  { clock, random }: Pick<Auth, "clock" | "random">,
  whose: { readonly name: string; readonly email: string; readonly password: SecretHash },
): Account {
  const now = clock();
  return {
    version: accountVersion,
    id: random.uuid(),
    ...whose,
    factor: null,
    pending: null,
    recovery: null,
    recoveryKept: true,
    failures: { password: noFailures, code: noFailures, recovery: noFailures },
    notices: [],
    activity: [{ at: now, kind: "registered", ok: true }],
    createdAt: now,
    updatedAt: now,
  };
}
