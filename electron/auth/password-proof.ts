/**
 * @file Proving a password: charged before it is compared (R10), with the same work and the same waits whether the
 * account exists or not (R18).
 */
import type { Refusal } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withSuccess } from "./history.ts";
import { storeRefusal } from "./outcome.ts";
import { barred, charge, noFailures } from "./throttle.ts";

/** What became of a proof. "wrong" leaves the words to the caller; a refusal has its own. */
export type Proof =
  | { readonly state: "right"; readonly account: Account }
  | { readonly state: "wrong" }
  | { readonly state: "refused"; readonly refusal: Refusal };

/** An attempt that was let through and charged, on an account or on nobody's e-mail; or one that was not. */
type Charged =
  | { readonly state: "charged"; readonly account?: Account; readonly barred: Refusal | undefined }
  | { readonly state: "refused"; readonly refusal: Refusal };

/** Is what the proof was for still to be done, with this account? */
type Stands = (account: Account) => boolean;

async function chargeStranger({ strangers, policy: { limits } }: Auth, email: string, now: number): Promise<Charged> {
  const charged = await strangers.update<Charged>(email, (failures) => {
    const refusal = barred(failures, now, limits);
    if (refusal) return { result: { state: "refused", refusal } };
    const after = charge(failures, now, limits);
    return { failures: after, result: { state: "charged", barred: barred(after, now, limits) } };
  });
  return charged.state === "done" ? charged.result : { state: "refused", refusal: storeRefusal(charged.state) };
}

async function chargeAttempt(auth: Auth, email: string, now: number, stands: Stands): Promise<Charged> {
  const { limits } = auth.policy;
  const charged = await auth.accounts.update<Charged>(email, (account) => {
    if (!stands(account)) return { result: { state: "refused", refusal: storeRefusal("none") } };
    const refusal = barred(account.failures.password, now, limits);
    if (refusal) return { result: { state: "refused", refusal } };
    const password = charge(account.failures.password, now, limits);
    return {
      account: withActivity({ ...account, failures: { ...account.failures, password } }, now, "password", false),
      result: { state: "charged", account, barred: barred(password, now, limits) },
    };
  });
  if (charged.state === "none") return chargeStranger(auth, email, now);
  // as much is read for an e-mail that has an account as for one that has none (R18)
  await auth.strangers.update(email, () => ({ result: undefined }));
  return charged.state === "done" ? charged.result : { state: "refused", refusal: storeRefusal(charged.state) };
}

/**
 * Proves a password. Right: the failures are forgotten, a hash with too little work is made anew (R16), and `also` is
 * written with it. Wrong: the failure stands, and where it calls for a wait the refusal says how long.
 * `stands` is asked at each write: what the proof was for may be over.
 */
export async function provePassword(
  auth: Auth,
  { email, password }: { readonly email: string; readonly password: string },
  { stands, also }: { readonly stands: Stands; readonly also: (account: Account) => Account },
): Promise<Proof> {
  const { accounts, hashing, policy, clock } = auth;
  const now = clock();
  const charged = await chargeAttempt(auth, email, now, stands);
  const known = charged.state === "charged" ? charged.account?.password : undefined;
  // also when the answer is settled: how long it takes must not tell (R18)
  const { right, outdated } = await hashing.verify(password, known, policy.scrypt.password);
  if (charged.state === "refused") return charged;
  if (!right) return charged.barred ? { state: "refused", refusal: charged.barred } : { state: "wrong" };
  const rehashed = outdated ? await hashing.hash(password, policy.scrypt.password) : known;
  const settled = await accounts.update<Proof>(email, (account) => {
    if (!stands(account)) return { result: { state: "refused", refusal: storeRefusal("none") } };
    // the password may have been changed while this one was being compared
    if (rehashed === undefined || account.password.hash !== known?.hash) return { result: { state: "wrong" } };
    const failures = { ...account.failures, password: noFailures };
    const after = also(withSuccess({ ...account, failures, password: rehashed }, now, "password"));
    return { account: after, result: { state: "right", account: after } };
  });
  return settled.state === "done" ? settled.result : { state: "refused", refusal: storeRefusal(settled.state) };
}
