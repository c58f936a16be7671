/**
 * @file Step-up: proving who one is once more, for what is too important for an open window (R24).
 */
import { refuse } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import { spendCode } from "./code-proof.ts";
import type { Auth } from "./deps.ts";
import type { EarlyCode } from "./early-codes.ts";
import { actsFor, changeOwn, done, type Outcome } from "./outcome.ts";
import { provePassword } from "./password-proof.ts";
import { readRecoveryCode } from "./recovery-codes.ts";
import { spendRecoveryCode } from "./recovery-proof.ts";
import type { Pending, SignedIn } from "./session.ts";

/** What a step-up asks for: the password, and a code or a recovery code where a factor is on. */
interface StepUp {
  readonly password: string;
  readonly token?: string | undefined;
}

/** Was what was proved at `at`, in ms since the epoch, proved too long ago for setting up a factor (R24)? */
export const isStale = ({ clock, policy }: Pick<Auth, "clock" | "policy">, at: number): boolean =>
  clock() - at > policy.freshPassword;

const unchanged = (account: Account): Account => account;

/**
 * Proves the second factor of the session's account with a code or a recovery code; `also` is written with it.
 * Refusals: those of `spendCode` and `spendRecoveryCode`; invalid_token says how far ahead the clock is at the second such code.
 */
export async function proveSecondFactor(
  auth: Auth,
  session: Pending | SignedIn,
  token: string,
  also: (account: Account) => Account = unchanged,
): Promise<Outcome<Account>> {
  const typed = readRecoveryCode(token);
  if (typed) return spendRecoveryCode(auth, session, typed, also);
  const refused: { early?: EarlyCode | undefined } = {};
  const outcome = await changeOwn<Account>(auth, session, (account) => {
    const { early, ...change } = spendCode(auth, account, token);
    refused.early = early;
    if (!change.result.ok) return change;
    const after = also(change.result.value);
    return { account: after, result: done(after) };
  });
  if (outcome.ok || outcome.code !== "invalid_token" || refused.early === undefined) return outcome;
  return auth.earlyAgain(session, refused.early) ? { ...outcome, drift: refused.early.drift } : outcome;
}

/**
 * Proves the password of whoever is signed in. Refusals: wrong_password, too_many_attempts,
 * factor_locked, not_signed_in when the session ended meanwhile, store's.
 */
export async function proveOwnPassword(auth: Auth, session: SignedIn, password: string): Promise<Outcome<Account>> {
  const stands = (account: Account): boolean => actsFor(auth, session, account);
  const proof = await provePassword(auth, { email: session.email, password }, { stands, also: unchanged });
  if (proof.state === "refused") {
    // the session stands, so it is the document that is another one
    if (proof.refusal.code === "not_signed_in" && auth.sessions.isCurrent(session)) auth.sessions.end();
    return proof.refusal;
  }
  return proof.state === "right" ? done(proof.account) : refuse("wrong_password");
}

/**
 * Full re-authentication, which begins a new session (R22, R24): what follows acts for that one.
 * Refusals: those of `proveOwnPassword` and `proveSecondFactor`; invalid_token where a code is due and none was given.
 */
export async function stepUp(auth: Auth, session: SignedIn, { password, token }: StepUp): Promise<Outcome<SignedIn>> {
  const proven = await proveOwnPassword(auth, session, password);
  if (!proven.ok) return proven;
  if (proven.value.factor !== null) {
    const second = token === undefined ? refuse("invalid_token") : await proveSecondFactor(auth, session, token);
    if (!second.ok) return second;
  }
  const now = auth.clock();
  const codeAt = proven.value.factor === null ? session.codeAt : now;
  const next: SignedIn = { ...session, passwordAt: now, codeAt };
  return auth.sessions.replace(session, next) ? done(next) : refuse("not_signed_in");
}
