/**
 * @file What the owner of an account reads about it: notices, the last sign-in, recovery codes left, activity.
 */
import type { Value } from "../../shared/contract.ts";
import type { Auth } from "./deps.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import type { SignedIn } from "./session.ts";

const iso = (at: number): string => new Date(at).toISOString();

/** What the profile shows. Notices are of before this sign-in: what one has just done needs no notice (R25). */
export async function overview(auth: Auth, session: SignedIn): Promise<Outcome<Value<"overview">>> {
  return changeOwn<Value<"overview">>(auth, session, ({ activity, notices, recovery, recoveryKept }) => {
    const last = activity.find(({ at, kind }) => kind === "signed_in" && at < session.startedAt);
    return {
      result: done({
        last_sign_in: last ? iso(last.at) : null,
        recovery_codes_left: recovery && recovery.filter(({ usedAt }) => usedAt === null).length,
        recovery_codes_kept: recoveryKept,
        notices: notices.filter(({ at }) => at < session.startedAt).map(({ at, kind }) => ({ at: iso(at), kind })),
      }),
    };
  });
}

/** Forgets the notices that `overview` shows: they have been read. */
export async function dismissNotices(auth: Auth, session: SignedIn): Promise<Outcome<Value<"dismissNotices">>> {
  return changeOwn<Value<"dismissNotices">>(auth, session, (account) => ({
    account: { ...account, notices: account.notices.filter(({ at }) => at >= session.startedAt) },
    result: done({ status: "success" }),
  }));
}

/** Everything that is kept of the account's history, newest first (R30). */
export async function readActivity(auth: Auth, session: SignedIn): Promise<Outcome<Value<"activity">>> {
  return changeOwn<Value<"activity">>(auth, session, ({ activity }) => ({
    result: done({ entries: activity.map(({ at, kind, ok }) => ({ at: iso(at), kind, ok })) }),
  }));
}
