/**
 * @file Proving the second factor with a recovery code (R19), when the authenticator is gone.
 */
import { refuse, type Refusal } from "../../shared/refusals.ts";
import type { Account, SecretHash } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withNotice, withoutNotice, withSuccess } from "./history.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import type { TypedRecoveryCode } from "./recovery-codes.ts";
import type { Pending, SignedIn } from "./session.ts";
import { barred, charge, lockedOut, noFailures, warning } from "./throttle.ts";

interface Charged {
  readonly hash: SecretHash | undefined;
  /** What is said where the code is wrong. */
  readonly wrong: Refusal;
}

/**
 * Spends a recovery code of the session's account, which also unlocks its code factor (R10); `also` is written with it.
 * Refusals: otp_not_verified, invalid_token, too_many_attempts, factor_locked, store's.
 */
export async function spendRecoveryCode(
  auth: Auth,
  session: Pending | SignedIn,
  { place, secret }: TypedRecoveryCode,
  also: (account: Account) => Account,
): Promise<Outcome<Account>> {
  const { hashing, policy, clock } = auth;
  const now = clock();
  const charged = await changeOwn<Charged>(auth, session, (account) => {
    if (account.factor === null) return { result: refuse("otp_not_verified") };
    const refusal = barred(account.failures.recovery, now, policy.limits);
    if (refusal) return { result: refusal };
    const recovery = charge(account.failures.recovery, now, policy.limits);
    const code = account.recovery?.[place];
    // until the comparison says otherwise it was a wrong one (R25)
    const failed = withActivity(
      { ...account, failures: { ...account.failures, recovery } },
      now,
      "recovery_code",
      false,
    );
    return {
      account: withNotice(failed, now, "wrong_code"),
      result: done({
        hash: code?.usedAt === null ? code.hash : undefined,
        wrong: lockedOut(recovery, now, policy.limits) ?? refuse("invalid_token", warning(recovery, policy.limits)),
      }),
    };
  });
  if (!charged.ok) return charged;
  const { hash, wrong } = charged.value;
  const verdict = await hashing.verify(secret, hash, policy.scrypt.recoveryCode);
  if (!verdict.right) return wrong;
  return changeOwn<Account>(auth, session, (account) => {
    const code = account.recovery?.[place];
    // it may have been used, or replaced by another set, while it was being compared
    if (!account.recovery || !code || code.usedAt !== null || code.hash.hash !== hash?.hash) {
      return { result: refuse("invalid_token") };
    }
    const spent = {
      ...account,
      recovery: account.recovery.with(place, { ...code, usedAt: now }),
      // who has one of them has kept them
      recoveryKept: true,
      failures: { ...account.failures, code: noFailures, recovery: noFailures },
    };
    const right = withoutNotice(withSuccess(spent, now, "recovery_code"), now, "wrong_code");
    const after = also(withNotice(right, now, "recovery_code_used"));
    return { account: after, result: done(after) };
  });
}
