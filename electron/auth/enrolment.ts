/**
 * @file Setting up a second factor: a pending secret, its first code, or its end (R26).
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Enrolment } from "../store/account.ts";
import { clockSlack } from "./clock-slack.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withNotice } from "./history.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import type { Policy } from "./policy.ts";
import { publicUser } from "./public-user.ts";
import type { SignedIn } from "./session.ts";
import { isStale } from "./step-up.ts";
import { barred, charge, noFailures, warning } from "./throttle.ts";
import { acceptedStep, driftOf, isCode, keyUri, newKey } from "./totp.ts";

/** Can it still be completed? One that ends later than any that began before now was begun by a clock that was ahead. */
const stands = ({ expiresAt }: Enrolment, now: number, { enrolmentLife }: Policy): boolean =>
  now < expiresAt && expiresAt <= now + enrolmentLife + clockSlack;

/**
 * The secret to enrol, made new unless an enrolment is pending: a window that was closed half-way goes on with the
 * code that may already be in the authenticator. The only answer in which a secret leaves main (R29).
 * Refusals: sign_in_again when the password is older than the policy allows (R24), already_enabled, store's.
 */
export async function generate(auth: Auth, session: SignedIn): Promise<Outcome<Value<"otpGenerate">>> {
  const { clock, policy, random } = auth;
  if (isStale(auth, session.passwordAt)) return refuse("sign_in_again");
  return changeOwn(auth, session, (account) => {
    if (account.factor !== null) return { result: refuse("already_enabled") };
    const standing = account.pending !== null && stands(account.pending, clock(), policy) ? account.pending : undefined;
    const pending = standing ?? {
      ...newKey(policy.totp, random.bytes),
      expiresAt: clock() + policy.enrolmentLife,
    };
    const value = { base32: pending.secret, otpauth_url: keyUri(pending, policy.issuer, account.email) };
    if (standing) return { result: done(value) };
    // codes that were guessed at too often are bound anew; short of that, a new secret does not clear the count (R10)
    const { code } = account.failures;
    const failures = { ...account.failures, code: code.count < policy.limits.most ? code : noFailures };
    return { account: { ...account, pending, failures }, result: done(value) };
  });
}

/**
 * The first code of the pending secret, which makes it the live factor; the code is spent by it (R7).
 * Wrong ones are limited as at sign-in (R10) and keep the secret; text that is no code is no attempt.
 * Refusals: invalid_token (also when nothing is pending; with the clock's drift where that is why), enrolment_expired,
 * sign_in_again as `generate`, already_enabled, too_many_attempts, factor_locked, store's.
 */
export async function verify(
  auth: Auth,
  { token }: Request<"otpVerify">,
  session: SignedIn,
): Promise<Outcome<Value<"otpVerify">>> {
  const { clock, policy } = auth;
  return changeOwn<Value<"otpVerify">>(auth, session, (account) => {
    if (account.factor !== null) return { result: refuse("already_enabled") };
    if (account.pending === null) return { result: refuse("invalid_token") };
    const { expiresAt: _, ...key } = account.pending;
    const now = clock();
    if (!stands(account.pending, now, policy))
      return { account: { ...account, pending: null }, result: refuse("enrolment_expired") };
    // whoever finds the window open, with the key in it, must not bind a phone of their own
    if (isStale(auth, session.passwordAt)) return { result: refuse("sign_in_again") };
    const refusal = barred(account.failures.code, now, policy.limits);
    if (refusal) return { result: refusal };
    if (!isCode(key, token)) return { result: refuse("invalid_token") };
    const lastStep = acceptedStep(key, token, { now, window: policy.window });
    if (lastStep === undefined) {
      const drift = driftOf(key, token, { now, steps: policy.driftHint, window: policy.window });
      const code = charge(account.failures.code, now, policy.limits);
      return {
        account: withActivity({ ...account, failures: { ...account.failures, code } }, now, "code", false),
        result:
          barred(code, now, policy.limits) ??
          refuse("invalid_token", { ...(drift !== undefined && { drift }), ...warning(code, policy.limits) }),
      };
    }
    const failures = { ...account.failures, code: noFailures };
    const live = { ...account, factor: { ...key, lastStep }, pending: null, recovery: null, failures, updatedAt: now };
    const enrolled = withNotice(withActivity(live, now, "factor_enabled"), now, "factor_enabled");
    return { account: enrolled, codeAt: now, result: done({ otp_verified: true, user: publicUser(enrolled) }) };
  });
}

/** Gives a pending enrolment up; its secret is gone. Nothing pending is no fault. Refusals: store's. */
export async function cancel(auth: Auth, session: SignedIn): Promise<Outcome<Value<"otpCancel">>> {
  return changeOwn<Value<"otpCancel">>(auth, session, (account) => ({
    ...(account.pending && { account: { ...account, pending: null } }),
    result: done({ otp_cancelled: true, user: publicUser(account) }),
  }));
}
