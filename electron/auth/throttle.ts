/**
 * @file Limits on guessing (R10; RFC 4226 §7.3): every attempt is charged before it is compared, the waits double, and
 * a factor that was guessed at too often is locked until it is bound anew.
 */
import { refuse, type Refusal, type RefusalDetails } from "../../shared/refusals.ts";
import type { Failures } from "../store/account.ts";
import { clockSlack } from "./clock-slack.ts";
import type { Policy } from "./policy.ts";

/** No failures. */
export const noFailures: Failures = { count: 0, until: 0 };

/**
 * Why an attempt at this moment (ms since the epoch) is not looked at, if it is not.
 * A wait that no failure of before now can have begun is none: it could last for years, and
 * who can set the clock back could end any wait by setting it on. Refusals: too_many_attempts with the seconds to wait,
 * factor_locked.
 */
export function barred({ count, until }: Failures, now: number, limits: Policy["limits"]): Refusal | undefined {
  if (count >= limits.most) return refuse("factor_locked");
  const isBegun = until <= now + limits.longestWait + clockSlack;
  return now < until && isBegun
    ? refuse("too_many_attempts", { retry_after: Math.ceil((until - now) / 1000) })
    : undefined;
}

/** As `barred`, for failures of which one has just been charged: where they call for a wait, that one began it (R11). */
export function lockedOut(failures: Failures, now: number, limits: Policy["limits"]): Refusal | undefined {
  const refusal = barred(failures, now, limits);
  return refusal?.retry_after === undefined ? refusal : { ...refusal, locked_out: true };
}

/** What to say beforehand, with failures that call for no wait now: the next one begins a wait. */
export const warning = ({ count }: Failures, limits: Policy["limits"]): Pick<RefusalDetails, "next_waits"> =>
  count >= limits.free - 1 ? { next_waits: true } : {};

/** The failures with one more charged; from the limit on, each makes the next wait twice as long. */
export function charge({ count: before }: Failures, now: number, limits: Policy["limits"]): Failures {
  const count = before + 1;
  const beyond = count - limits.free;
  const wait = beyond < 0 ? 0 : Math.min(limits.firstWait * 2 ** beyond, limits.longestWait);
  return { count, until: wait === 0 ? 0 : now + wait };
}
