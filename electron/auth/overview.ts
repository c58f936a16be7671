/**
 * @file What the owner of an account reads about it: notices, the last sign-in, recovery codes left, activity.
 */
import type { Value } from "../../shared/contract.ts";
import type { Auth } from "./deps.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import type { SignedIn } from "./session.ts";

const iso = (at: number): string => new Date(at).toISOString();

/** Is that moment (ms since the epoch) none of this session's? What a clock that was ahead has dated later is not either. */
const isBefore = (at: number, session: SignedIn, now: number): boolean => at < session.startedAt || at > now;

/** What the profile shows. Notices are of before this sign-in: what one has just done needs no notice (R25). */
export async function overview(auth: Auth, session: SignedIn): Promise<Outcome<Value<"overview">>> {
  return changeOwn<Value<"overview">>(auth, session, ({ activity, notices, recovery, recoveryKept }) => {
    const now = auth.clock();
    const last = activity.find(({ at, kind }) => kind === "signed_in" && isBefore(at, session, now));
    return {
      result: done({
        last_sign_in: last ? iso(last.at) : null,
        recovery_codes_left: recovery && recovery.filter(({ usedAt }) => usedAt === null).length,
        recovery_codes_kept: recoveryKept,
        notices: notices.filter(({ at }) => isBefore(at, session, now)).map(({ at, kind }) => ({ at: iso(at), kind })),
      }),
    };
  });
}

/** Forgets the notices that `overview` shows: they have been read. */
export async function dismissNotices(auth: Auth, session: SignedIn): Promise<Outcome<Value<"dismissNotices">>> {
  return changeOwn<Value<"dismissNotices">>(auth, session, (account) => {
    const now = auth.clock(); // in its turn: what was done meanwhile has not been read
    const notices = account.notices.filter(({ at }) => !isBefore(at, session, now));
    return { account: { ...account, notices }, result: done({ status: "success" }) };
  });
}

/** Everything that is kept of the account's history, newest first (R30). */
export async function readActivity(auth: Auth, session: SignedIn): Promise<Outcome<Value<"activity">>> {
  return changeOwn<Value<"activity">>(auth, session, ({ activity }) => ({
    result: done({ entries: activity.map(({ at, kind, ok }) => ({ at: iso(at), kind, ok })) }),
  }));
}
