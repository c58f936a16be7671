/**
 * @file What happened to an account, for its owner to read (R30), and what to tell at the next sign-in (R20, R25).
 */
import type { ActivityKind, NoticeKind } from "../../shared/history.ts";
import type { Account } from "../store/account.ts";

/** Of one kind and outcome; older ones make room. All in all would not do: whoever has only the password could sign in so
 * often that no wrong code is told any more. */
const mostOfAKind = 100;

/** The first ones of each kind. */
function withinBound<T>(newestFirst: readonly T[], kindOf: (entry: T) => string): T[] {
  const seen = new Map<string, number>();
  return newestFirst.filter((entry) => {
    const kind = kindOf(entry);
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= mostOfAKind;
  });
}

/** The account with no more history than is kept: the newest. */
export const withinBounds = (account: Account): Account => ({
  ...account,
  notices: withinBound(account.notices, ({ kind }) => kind),
  activity: withinBound(account.activity, ({ kind, ok }) => `${kind} ${ok}`),
});

/** The account with something that happened at `at` (ms since the epoch). */
export const withActivity = (account: Account, at: number, kind: ActivityKind, ok = true): Account =>
  withinBounds({ ...account, activity: [{ at, kind, ok }, ...account.activity] });

/** The account with something to tell. */
export const withNotice = (account: Account, at: number, kind: NoticeKind): Account =>
  withinBounds({ ...account, notices: [{ at, kind }, ...account.notices] });

/** The account without what was to be told of `at`: it turned out to be no matter. */
export function withoutNotice(account: Account, at: number, kind: NoticeKind): Account {
  const place = account.notices.findIndex((notice) => notice.at === at && notice.kind === kind);
  return place < 0 ? account : { ...account, notices: account.notices.toSpliced(place, 1) };
}

/** The account without what was on record of `at`: it did not come to that. */
export function withoutActivity(account: Account, at: number, kind: ActivityKind): Account {
  const place = account.activity.findIndex((entry) => entry.at === at && entry.kind === kind);
  return place < 0 ? account : { ...account, activity: account.activity.toSpliced(place, 1) };
}

/** The account with the attempt that was charged at `at` turned into a success: until then it counted as a failure. */
export function withSuccess(account: Account, at: number, kind: ActivityKind): Account {
  const place = account.activity.findIndex((entry) => entry.at === at && entry.kind === kind && !entry.ok);
  return place < 0
    ? withActivity(account, at, kind)
    : { ...account, activity: account.activity.with(place, { at, kind, ok: true }) };
}
