/**
 * @file What happened to an account, for its owner to read (R30), and what to tell at the next sign-in (R20, R25).
 */
import type { ActivityKind, NoticeKind } from "../../shared/history.ts";
import type { Account } from "../store/account.ts";

/** Entries that are kept; older ones make room. */
const mostActivity = 200;
/** Of one kind: else many wrong codes would push out the one line that tells of the rest. */
const mostNoticesOfAKind = 100;

/** The account with no more history than is kept: the newest. */
export function withinBounds(account: Account): Account {
  const seen = new Map<NoticeKind, number>();
  const notices = account.notices.filter(({ kind }) => {
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return count <= mostNoticesOfAKind;
  });
  return { ...account, notices, activity: account.activity.slice(0, mostActivity) };
}

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

/** The account with the attempt that was charged at `at` turned into a success: until then it counted as a failure. */
export function withSuccess(account: Account, at: number, kind: ActivityKind): Account {
  const place = account.activity.findIndex((entry) => entry.at === at && entry.kind === kind && !entry.ok);
  return place < 0
    ? withActivity(account, at, kind)
    : { ...account, activity: account.activity.with(place, { at, kind, ok: true }) };
}
