/**
 * @file Signing in: the password, the second factor, confirming the password later, and signing out.
 */
import type { Protection, Request, SessionView, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withoutActivity } from "./history.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import { provePassword } from "./password-proof.ts";
import { publicUser } from "./public-user.ts";
import { credentialsOf, type Pending, type Session, type SignedIn } from "./session.ts";
import { proveOwnPassword, proveSecondFactor } from "./step-up.ts";
import { barred, warning } from "./throttle.ts";

/**
 * Begins a session in the place of `from`; false where that one has ended. A sign-in is on record before it is one, so that
 * none goes unrecorded (R30): one that `isRecorded`, and was called off while it was brought to disk, is taken off the record
 * again.
 */
async function begin(
  auth: Auth,
  from: Session,
  { next, isRecorded }: { next: Pending | SignedIn; isRecorded: boolean },
): Promise<boolean> {
  if (auth.sessions.replace(from, next)) return true;
  if (isRecorded && next.state === "signed-in") {
    // whoever is signed in by now
    await auth.accounts.update(next.email, (account) => ({
      account: withoutActivity(account, next.startedAt, "signed_in"),
      result: undefined,
    }));
  }
  return false;
}

/**
 * Signs in with e-mail and password: to `pending` where a second factor is due (R21).
 * Refusals: wrong_credentials, too_many_attempts, factor_locked, in the same words and after the same work whether the
 * e-mail or the password is wrong (R18); not_signed_in when another request ended the session meanwhile; store's.
 */
export async function login(auth: Auth, request: Request<"login">, session: Session): Promise<Outcome<Value<"login">>> {
  const now = auth.clock();
  const proof = await provePassword(auth, request, {
    stands: () => auth.sessions.isCurrent(session),
    also: (account) => (account.factor === null ? withActivity(account, now, "signed_in") : account),
  });
  if (proof.state === "refused") return proof.refusal;
  if (proof.state === "wrong") return refuse("wrong_credentials");
  const { email, factor } = proof.account;
  const whose = { email, credentials: credentialsOf(proof.account), passwordAt: now, codeAt: 0 } as const;
  const next: Pending | SignedIn =
    factor === null ? { ...whose, state: "signed-in", startedAt: now } : { ...whose, state: "pending" };
  if (!(await begin(auth, session, { next, isRecorded: true }))) return refuse("not_signed_in");
  return done({ status: "success", user: publicUser(proof.account) });
}

/**
 * Passes the second factor with a code or a recovery code: a pending session becomes a signed-in one (R21, R22).
 * A lock-out ends a pending sign-in (R11); what is tried before the wait is over does not.
 * Refusals: otp_not_verified, invalid_token, too_many_attempts, factor_locked, not_signed_in when the session ended
 * meanwhile, store's.
 */
export async function validate(
  auth: Auth,
  { token }: Request<"otpValidate">,
  session: Pending | SignedIn,
): Promise<Outcome<Value<"otpValidate">>> {
  const { sessions, clock } = auth;
  const now = clock();
  const signedIn = (account: Account): Account =>
    session.state === "pending" ? withActivity(account, now, "signed_in") : account;
  const proven = await proveSecondFactor(auth, session, token, signedIn);
  if (!proven.ok) {
    if (proven.locked_out === true && session.state === "pending" && sessions.isCurrent(session)) {
      sessions.end("locked-out");
    }
    return proven;
  }
  const next: SignedIn =
    session.state === "pending"
      ? { ...session, state: "signed-in", startedAt: now, codeAt: now }
      : { ...session, codeAt: now };
  return (await begin(auth, session, { next, isRecorded: session.state === "pending" }))
    ? done({ otp_valid: true, user: publicUser(proven.value) })
    : refuse("not_signed_in");
}

/** Confirms the password of whoever is signed in: it is fresh again (R24). Refusals: as `proveOwnPassword`. */
export async function confirmPassword(
  auth: Auth,
  { password }: Request<"confirmPassword">,
  session: SignedIn,
): Promise<Outcome<Value<"confirmPassword">>> {
  const proven = await proveOwnPassword(auth, session, password);
  if (!proven.ok) return proven;
  if (!auth.sessions.replace(session, { ...session, passwordAt: auth.clock() })) return refuse("not_signed_in");
  return done({ status: "success", user: publicUser(proven.value) });
}

/** Signs out, or gives up a sign-in that waits for its second factor. */
export function logout({ sessions }: Auth): Outcome<Value<"logout">> {
  sessions.end();
  return done({ status: "success" });
}

/** Who is signed in, and how far; with it, what keeps the key (R28). Refusals: those of the store. */
export async function whoIsSignedIn(
  auth: Auth,
  session: Session,
  protection: Protection,
): Promise<Outcome<SessionView>> {
  const { state } = session;
  if (state === "signed-out") return done({ state, protection });
  return changeOwn<SessionView>(auth, session, (account) => {
    const known = { user: publicUser(account), protection };
    if (state === "signed-in") return { result: done({ state, ...known }) };
    const { code } = account.failures;
    const { limits } = auth.policy;
    const bar = barred(code, auth.clock(), limits);
    const view = {
      state,
      ...known,
      ...(bar?.retry_after !== undefined && { retry_after: bar.retry_after }),
      ...(bar?.code !== "factor_locked" && warning(code, limits)),
    };
    return { result: done(view) };
  });
}
