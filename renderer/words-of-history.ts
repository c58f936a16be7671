/** @file The words for what has happened to an account. */
import type { ActivityKind, NoticeKind } from "../shared/history.ts";

/** What its owner is told. */
export const noticeWords: Record<NoticeKind, string> = {
  factor_enabled: "Two-factor authentication was switched on",
  factor_disabled: "Two-factor authentication was switched off",
  recovery_codes_made: "New recovery codes were made",
  recovery_code_used: "A recovery code was used",
  password_changed: "The password was changed",
  wrong_code: "The password was right, but a wrong code was entered",
  imported: "The account was imported from a file",
};

const activityWords: Record<ActivityKind, string> = {
  registered: "Account created",
  password: "Password",
  code: "Authentication code",
  recovery_code: "Recovery code",
  signed_in: "Signed in",
  factor_enabled: "Two-factor authentication switched on",
  factor_disabled: "Two-factor authentication switched off",
  recovery_codes_made: "Recovery codes made",
  password_changed: "Password changed",
  exported: "Account exported",
  imported: "Account imported",
};

/** What is proved rather than done: it is accepted or refused. */
const proofs: ReadonlySet<ActivityKind> = new Set(["password", "code", "recovery_code"]);

/** An entry of the history in words: "Password · refused". */
export function happened(kind: ActivityKind, ok: boolean): string {
  const what = activityWords[kind];
  return proofs.has(kind) || !ok ? `${what} · ${ok ? "accepted" : "refused"}` : what;
}
