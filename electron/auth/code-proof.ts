/**
 * @file Proving the second factor with an authenticator's code: one atomic step from the comparison to the disk (R7).
 */
import { refuse, type RefusalDetails } from "../../shared/refusals.ts";
import type { Account, Factor } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import type { EarlyCode } from "./early-codes.ts";
import { withActivity, withNotice } from "./history.ts";
import { type Change, done } from "./outcome.ts";
import { barred, charge, lockedOut, noFailures, warning } from "./throttle.ts";
import { acceptedStep, driftOf, isCode, isSpent, timeStep, unspentFrom } from "./totp.ts";

/** What spending a code comes to. */
interface Spending extends Change<Account> {
  /** The code is still to come, of which the refusal says nothing. */
  readonly early?: EarlyCode;
}

/** What is said of a spent code: the next one that the authenticator shows, or the one after it, will do, unless a clock that
 * was ahead when the last one was accepted, or at an import, has been put right since. */
function howLongSpent(factor: Factor, now: number): Pick<RefusalDetails, "spent" | "spent_until"> {
  const until = unspentFrom(factor, factor.lastStep);
  const isLong = until - now > 2 * factor.period * 1000;
  return isLong ? { spent_until: new Date(until).toISOString() } : { spent: true };
}

/**
 * The account with the code spent, or with the failure charged. Refusals: otp_not_verified without a live factor,
 * invalid_token (with how far the clock is behind, or that the code is spent, where that is why, and whether the next
 * one begins a wait), too_many_attempts, factor_locked.
 * Text that is no code at all is refused without being charged: nothing was guessed.
 */
export function spendCode({ policy, clock }: Auth, account: Account, token: string): Spending {
  const { factor, failures } = account;
  if (factor === null) return { result: refuse("otp_not_verified") };
  const now = clock();
  const refusal = barred(failures.code, now, policy.limits);
  if (refusal) return { result: refusal };
  if (!isCode(factor, token)) return { result: refuse("invalid_token") };
  const usable = { now, window: policy.window, lastStep: factor.lastStep };
  const lastStep = acceptedStep(factor, token, usable);
  if (lastStep !== undefined) {
    const spent = { ...account, factor: { ...factor, lastStep }, failures: { ...failures, code: noFailures } };
    const after = withActivity(spent, now, "code");
    return { account: after, result: done(after) };
  }
  const code = charge(failures.code, now, policy.limits);
  const drift = driftOf(factor, token, { ...usable, steps: policy.driftHint }) ?? 0;
  const { period } = factor;
  const early = drift > 0 && { early: { step: timeStep(now, period) + drift / period, drift, period } };
  const behind = drift < 0 && { drift };
  const spent = isSpent(factor, token, usable) && howLongSpent(factor, now);
  const failed = withActivity({ ...account, failures: { ...failures, code } }, now, "code", false);
  return {
    account: withNotice(failed, now, "wrong_code"),
    ...early,
    result:
      lockedOut(code, now, policy.limits) ??
      refuse("invalid_token", { ...behind, ...spent, ...warning(code, policy.limits) }),
  };
}
