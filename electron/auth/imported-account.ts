/**
 * @file What is believed of an account in a file: whoever has the passphrase could have written anything into it. The
 * rules that registration and this program's own hashing obey hold for it too.
 */
import { email, name } from "../../shared/fields.ts";
import type { ZodType } from "../../shared/zod.ts";
import type { Account, Factor } from "../store/account.ts";
import { isWithin } from "./hashing.ts";
import { withinBounds } from "./history.ts";
import type { Policy } from "./policy.ts";
import { timeStep, unspentFrom } from "./totp.ts";

/** The last that there is a date for, in ms since the epoch (ECMA-262 §21.4.1.1). */
const lastMoment = 8.64e15;

/** A text that its field would have made of itself. */
const obeys = (field: ZodType<string>, text: string): boolean => {
  const parsed = field.safeParse(text);
  return parsed.success && parsed.data === text;
};

/** A second factor such as is made here: the screens take no other codes (R4), and time does not end before one is unspent. */
const isOurs = (factor: Factor, { totp }: Policy): boolean =>
  (["algorithm", "digits", "period"] as const).every((parameter) => factor[parameter] === totp[parameter]) &&
  unspentFrom(factor, factor.lastStep) <= lastMoment;

/**
 * The account as it may come in at `now` (ms since the epoch); undefined where this program cannot have written it.
 * A pending enrolment stays behind. Every code up to the last that could be used now counts as spent: it may have been,
 * after the file was written (R7).
 */
export function admitted(account: Account, { now, policy }: { now: number; policy: Policy }): Account | undefined {
  const { scrypt, window } = policy;
  const { password, recovery, factor } = account;
  const isBelieved =
    obeys(name, account.name) &&
    obeys(email, account.email) &&
    isWithin(password, scrypt.password) &&
    (factor === null ? recovery === null : isOurs(factor, policy)) &&
    (recovery ?? []).every(({ hash }) => isWithin(hash, scrypt.recoveryCode));
  if (!isBelieved) return undefined;
  const lastUsable = factor && timeStep(now, factor.period) + window;
  return {
    ...withinBounds(account),
    pending: null,
    factor: factor && { ...factor, lastStep: Math.max(factor.lastStep, lastUsable ?? 0) },
  };
}
