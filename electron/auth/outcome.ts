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

/**
 * Changes the account of a session, as one atomic step, if the session still stands. A change of what proves the account
 * begins a new session (R22); a session whose account has another document in its place ends.
 * Refusals: not_signed_in, account_unreadable, account_newer, not_saved, and those of `change`.
 */
export async function changeOwn<T>(
  auth: Auth,
  session: Pending | SignedIn,
  change: (account: Account) => Change<T>,
): Promise<Outcome<T>> {
  const { accounts, sessions } = auth;
  const update = await accounts.update<{ outcome: Outcome<T>; credentials?: string; codeAt?: number | undefined }>(
    session.email,
    (account) => {
      if (!actsFor(auth, session, account)) return { result: { outcome: refuse("not_signed_in") } };
      const { account: after = account, result: outcome, codeAt } = change(account);
      return {
        account: after === account ? undefined : after,
        result: { outcome, credentials: credentialsOf(after), codeAt },
      };
    },
  );
  if (update.state !== "done") return storeRefusal(update.state);
  const { outcome, credentials, codeAt } = update.result;
  if (credentials === undefined) {
    if (sessions.isCurrent(session)) sessions.end();
  } else if (credentials !== session.credentials) {
    const isIn = session.state === "signed-in";
    sessions.replace(
      session,
      isIn ? { ...session, credentials, codeAt: codeAt ?? session.codeAt } : { ...session, credentials },
    );
  }
  return outcome;
}
