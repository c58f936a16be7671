/**
 * @file What can happen to an account, by name: kept in its document, shown to its owner.
 */

/** What is kept of an account's history, for its owner to read (R30). */
export const activityKinds = [
  "registered",
  "password",
  "code",
  "recovery_code",
  "signed_in",
  "factor_enabled",
  "factor_disabled",
  "recovery_codes_made",
  "password_changed",
  "exported",
  "imported",
] as const;

/** What its owner is told at the next sign-in (R20, R25). */
export const noticeKinds = [
  "factor_enabled",
  "factor_disabled",
  "recovery_codes_made",
  "recovery_code_used",
  "password_changed",
  "wrong_code",
  "imported",
] as const;

/** Something that happened. */
export type ActivityKind = (typeof activityKinds)[number];
/** Something to tell. */
export type NoticeKind = (typeof noticeKinds)[number];
