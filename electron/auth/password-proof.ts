/**
 * @file Proving a password: charged before it is compared (R10), with the same work and the same waits whether the
 * account exists or not (R18): where there is none, all is done to a decoy.
 */
import type { Refusal } from "../../shared/refusals.ts";
import type { Account, SecretHash } from "../store/account.ts";
import type { Updated } from "../store/accounts.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withSuccess } from "./history.ts";
import { newAccount } from "./new-account.ts";
import { storeRefusal } from "./outcome.ts";
import { barred, charge, noFailures } from "./throttle.ts";

/** What became of a proof. "wrong" leaves the words to the caller; a refusal has its own. */
type Proof =
  | { readonly state: "right"; readonly account: Account }
  | { readonly state: "wrong" }
  | { readonly state: "refused"; readonly refusal: Refusal };

/** What became of charging an attempt: to which hash, and the refusal that goes with a wrong password; or the one why it is
 * not looked at. */
type Charged =
  | { readonly state: "charged"; readonly hash: string; readonly barred: Refusal | undefined }
  | { readonly state: "refused"; readonly refusal: Refusal };

/** Whose password it is said to be, and how to charge an attempt at it. */
interface Subject {
  readonly password: SecretHash;
  readonly charge: () => Promise<Charged>;
}

/** Is what the proof was for still to be done, with this account? */
type Stands = (account: Account) => boolean;

const notDone = (state: Parameters<typeof storeRefusal>[0]): Charged => ({
  state: "refused",
  refusal: storeRefusal(state),
});

/** The account of an e-mail, or the decoy in its place. */
async function subjectOf(auth: Auth, email: string, now: number, stands: Stands): Promise<Subject> {
  const { accounts, strangers, hashing, policy } = auth;
  const change = (account: Account): { account?: Account; result: Charged } => {
    if (!stands(account)) return { result: notDone("none") };
    const refusal = barred(account.failures.password, now, policy.limits);
    if (refusal) return { result: { state: "refused", refusal } };
    const password = charge(account.failures.password, now, policy.limits);
    return {
      account: withActivity({ ...account, failures: { ...account.failures, password } }, now, "password", false),
      result: { state: "charged", hash: account.password.hash, barred: barred(password, now, policy.limits) },
    };
  };
  const decoy = newAccount(auth, { name: email, email, password: hashing.ofNobody(policy.scrypt.password) });
  // both are looked for, whichever there is: how much is read must not tell either; and one after the other, because side by
  // side the longer way, to what is there, would begin sooner with the one than with the other
  const found = await accounts.lookUp(email);
  const guessed = await strangers.lookUp(decoy);
  const chargeStranger = async (): Promise<Updated<Charged>> => strangers.update(decoy, change);
  const chargeAccount = async (): Promise<Updated<Charged>> => {
    const updated = await accounts.update(email, change);
    // it may have gone meanwhile
    return updated.state === "none" ? chargeStranger() : updated;
  };
  const known = found.state === "found" ? found.account : guessed.state === "found" ? guessed.account : decoy;
  return {
    password: known.password,
    async charge() {
      if (found.state !== "found" && found.state !== "none") return notDone(found.state);
      const updated = await (found.state === "none" ? chargeStranger() : chargeAccount());
      return updated.state === "done" ? updated.result : notDone(updated.state);
    },
  };
}

/**
 * Proves a password. Right: the failures are forgotten, a hash with too little work is made anew (R16), and `also` is
 * written with it. Wrong: the failure stands, and where it calls for a wait the refusal says how long.
 * `stands` is asked at each write: what the proof was for may be over. Then a right one is on record, and no more.
 */
export async function provePassword(
  auth: Auth,
  { email, password }: { readonly email: string; readonly password: string },
  { stands, also }: { readonly stands: Stands; readonly also: (account: Account) => Account },
): Promise<Proof> {
  const { accounts, hashing, policy, clock } = auth;
  const now = clock();
  const subject = await subjectOf(auth, email, now, stands);
  // the hash takes longer than any disk, so that what is written meanwhile does not tell (R18); and it is made also when
  // the answer is settled
  const charging = subject.charge();
  // another document may have come in its place: what is compared is what was charged
  const mayCompare = charging.then((made) => made.state === "charged" && made.hash === subject.password.hash);
  const [charged, { right: isRight, outdated }] = await Promise.all([
    charging,
    hashing.verify(password, subject.password, policy.scrypt.password, mayCompare),
  ]);
  if (charged.state === "refused") return charged;
  const wrong: Proof = charged.barred ? { state: "refused", refusal: charged.barred } : { state: "wrong" };
  if (!isRight) return wrong;
  const rehashed = outdated ? await hashing.hash(password, policy.scrypt.password) : subject.password;
  const settled = await accounts.update<Proof>(email, (account) => {
    const isOver = !stands(account);
    const over: Proof = { state: "refused", refusal: storeRefusal("none") };
    // the password may have been changed while this one was being compared
    if (account.password.hash !== subject.password.hash) return { result: isOver ? over : wrong };
    const failures = { ...account.failures, password: noFailures };
    const right = withSuccess({ ...account, failures, password: rehashed }, now, "password");
    // nothing comes of it, but it was no wrong one (R30)
    if (isOver) return { account: right, result: over };
    const after = also(right);
    return { account: after, result: { state: "right", account: after } };
  });
  return settled.state === "done" ? settled.result : { state: "refused", refusal: storeRefusal(settled.state) };
}
