/**
 * @file Every way in which main says no: its code, its status (as over HTTP) and its words, once.
 * A refusal is a value, never a thrown error: Electron keeps only the message of a thrown one.
 */
import type { Fault } from "./faults.ts";
import { refusalWords } from "./words/en-refusals.ts";

/** What went wrong, for programs. */
export type RefusalCode = keyof typeof refusalWords;

/** Refusal code → status. Those of the six original endpoints are the original's. */
const statuses = {
  invalid_input: 422,
  account_exists: 409,
  wrong_credentials: 400,
  wrong_password: 400,
  too_many_attempts: 429,
  busy: 429,
  factor_locked: 403,
  weak_password: 422,
  invalid_token: 400,
  otp_not_verified: 401,
  not_signed_in: 401,
  second_factor_required: 403,
  sign_in_again: 403,
  codes_already_made: 403,
  wrong_passphrase: 400,
  damaged_file: 400,
  newer_file: 400,
  enrolment_expired: 400,
  already_enabled: 403,
  untrusted_sender: 403,
  account_unreadable: 500,
  account_newer: 500,
  not_saved: 500,
  failed: 500,
} as const satisfies Record<RefusalCode, number>;

/** What a refusal may say beside its words. */
export interface RefusalDetails {
  /** Request field → what is wrong with it. */
  readonly fields?: Readonly<Record<string, Fault>>;
  /** Seconds until the next attempt will be looked at (R10). */
  readonly retry_after?: number;
  /** This failure began the wait, and ended a sign-in that waited for its second factor (R11). */
  readonly locked_out?: true;
  /** The code was right, but it, or one after it, counts as used (R7). */
  readonly spent?: true;
  /** As `spent`, until then (ISO 8601), which is long: it counts as used because this computer's clock was ahead. */
  readonly spent_until?: string;
  /** The next failure begins a wait (R10), unless another attempt is under way. */
  readonly next_waits?: true;
  /** Seconds by which the authenticator's clock seems to be ahead of (or, negative, behind) this computer's. */
  readonly drift?: number;
}

/** A reply that says no. */
export interface Refusal extends RefusalDetails {
  readonly ok: false;
  readonly status: (typeof statuses)[RefusalCode];
  readonly code: RefusalCode;
  /** In English, for another front (an HTTP adapter); the page has words of its own in each language. */
  readonly message: string;
}

/** The refusal of that code, with its details. */
export const refuse = (code: RefusalCode, details: RefusalDetails = {}): Refusal => ({
  ok: false,
  status: statuses[code],
  code,
  message: refusalWords[code],
  ...details,
});
