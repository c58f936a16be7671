/**
 * @file What a use case comes to: a value or a refusal; and the store's answers in those terms.
 */
import { refuse, type Refusal, type RefusalCode } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { credentialsOf, type Pending, type SignedIn } from "./session.ts";

/** A use case's end. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Refusal;

/** Yes, with its value. */
export const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

const storeCodes = {
  none: "not_signed_in",
  unreadable: "account_unreadable",
  newer: "account_newer",
  not_saved: "not_saved",
} as const satisfies Record<string, RefusalCode>;

/** Why the store could not do it, as a refusal. An account that is gone has no session any more. */
export const storeRefusal = (state: keyof typeof storeCodes): Refusal => refuse(storeCodes[state]);

/** A change of an account: what to write, if anything, and what it comes to. */
export interface Change<T> {
  readonly account?: Account;
  /** When a code was right in it, in ms since the epoch, if it is the session that keeps it (R24). */
  readonly codeAt?: number;
  readonly result: Outcome<T>;
}

/** Does the session still stand, and is it for this account, not for one that was put in its place? */
export const actsFor = ({ sessions }: Pick<Auth, "sessions">, session: Pending | SignedIn, account: Account): boolean =>
  sessions.isCurrent(session) && session.credentials === credentialsOf(account);

/** Reads the account of a session; as `changeOwn`, nothing of another document in its place is told. */
export const readOwn = async (auth: Auth, session: Pending | SignedIn): Promise<Outcome<Account>> =>
  changeOwn<Account>(auth, session, (account) => ({ result: done(account) }));

/**
 * Changes the account of a session, as one atomic step, if the session still stands. A change of what proves the account
 * begins a new session (R22); a session whose account is gone, or has another document in its place, ends.
 * Refusals: not_signed_in, account_unreadable, account_newer, not_saved, and those of `change`.
 */
export async function changeOwn<T>(
  auth: Auth,
  session: Pending | SignedIn,
  change: (account: Account) => Change<T>,
): Promise<Outcome<T>> {
  const { accounts, sessions } = auth;
  const made: { credentials: string; codeAt?: number | undefined } = { credentials: session.credentials };
  const goOn = (): void => {
    const { credentials, codeAt } = made;
    if (credentials === session.credentials) return;
    const isIn = session.state === "signed-in";
    sessions.replace(
      session,
      isIn ? { ...session, credentials, codeAt: codeAt ?? session.codeAt } : { ...session, credentials },
    );
  };
  const update = await accounts.update<Outcome<T> | undefined>(session.email, (account) => {
    if (!actsFor(auth, session, account)) return { result: undefined };
    const { account: after = account, result, codeAt } = change(account);
    made.credentials = credentialsOf(after);
    made.codeAt = codeAt;
    return { account: after === account ? undefined : after, result };
  });
  if (update.state === "done" && update.result !== undefined) {
    goOn();
    return update.result;
  }
  if (update.state === "done" || update.state === "none") {
    if (sessions.isCurrent(session)) sessions.end();
    return refuse("not_signed_in");
  }
  // the disk may have taken it all the same: whoever then looks must not be signed out by that
  const found = update.state === "not_saved" ? update.found : undefined;
  if (found?.state === "found" && credentialsOf(found.account) === made.credentials) goOn();
  return storeRefusal(update.state);
}
