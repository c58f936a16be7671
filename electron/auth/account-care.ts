/**
 * @file Changing the password, and deleting the account: both after a step-up (R17, R24).
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Auth } from "./deps.ts";
import { hashedForm } from "./hashing.ts";
import { withActivity, withNotice } from "./history.ts";
import { actsFor, changeOwn, done, type Outcome, readOwn } from "./outcome.ts";
import { weakness } from "./password-rules.ts";
import { publicUser } from "./public-user.ts";
import type { SignedIn } from "./session.ts";
import { stepUp } from "./step-up.ts";

/**
 * Changes the password (R17); a set-up that was begun before is given up. Refusals: weak_password with its field (R14; also where it is the old one again), before any
 * proof is asked for; those of `stepUp`; store's.
 */
export async function changePassword(
  auth: Auth,
  { new_password: password, ...proof }: Request<"changePassword">,
  session: SignedIn,
): Promise<Outcome<Value<"changePassword">>> {
  const { hashing, policy, clock } = auth;
  const own = await readOwn(auth, session);
  if (!own.ok) return own;
  const isOld = hashedForm(password) === hashedForm(proof.password);
  const weak = isOld ? "password_same" : await weakness(auth, password, own.value);
  if (weak !== undefined) return refuse("weak_password", { fields: { new_password: weak } });
  const proven = await stepUp(auth, session, proof);
  if (!proven.ok) return proven;
  const hash = await hashing.hash(password, policy.scrypt.password);
  return changeOwn<Value<"changePassword">>(auth, proven.value, (account) => {
    const now = clock();
    // whoever knew the old one may have begun a set-up, and kept its secret
    const renewed = { ...account, password: hash, pending: null, updatedAt: now };
    const changed = withActivity(renewed, now, "password_changed");
    const after = withNotice(changed, now, "password_changed");
    return { account: after, result: done({ status: "success", user: publicUser(after) }) };
  });
}

/** Deletes the account, everything of it, and signs out. Refusals: those of `stepUp`,
 * not_signed_in when the session ended meanwhile, not_saved. */
export async function deleteAccount(
  auth: Auth,
  proof: Request<"deleteAccount">,
  session: SignedIn,
): Promise<Outcome<Value<"deleteAccount">>> {
  const proven = await stepUp(auth, session, proof);
  if (!proven.ok) return proven;
  const removed = await auth.accounts.remove(session.email, (account) => actsFor(auth, proven.value, account));
  if (removed === "not_saved") return refuse("not_saved");
  if (removed === "kept") return refuse("not_signed_in");
  if (auth.sessions.isCurrent(proven.value)) auth.sessions.end(); // not somebody else's, who has signed in meanwhile
  return done({ status: "success" });
}
