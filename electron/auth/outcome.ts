/**
 * @file What a use case comes to: a value or a refusal; and the store's answers in those terms.
 */
import { refuse, type Refusal, type RefusalCode } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import type { Pending, SignedIn } from "./session.ts";

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
  readonly result: Outcome<T>;
}

/**
 * Changes the account of a session, as one atomic step, if the session still stands.
 * Refusals: not_signed_in, account_unreadable, account_newer, not_saved, and those of `change`.
 */
export async function changeOwn<T>(
  { accounts, sessions }: Auth,
  session: Pending | SignedIn,
  change: (account: Account) => Change<T>,
): Promise<Outcome<T>> {
  const update = await accounts.update<Outcome<T>>(session.email, (account) =>
    sessions.isCurrent(session) ? change(account) : { result: refuse("not_signed_in") },
  );
  return update.state === "done" ? update.result : storeRefusal(update.state);
}
