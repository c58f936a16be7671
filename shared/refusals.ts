/**
 * @file Every way in which main says no: its status (as over HTTP) and its words, once.
 * A refusal is a value, never a thrown error: Electron keeps only the message of a thrown one.
 */

/** Refusal code → status and words. The statuses and words of the six original endpoints are the original's. */
export const refusals = {
  invalid_input: { status: 422, message: "Please check what you have entered" },
  account_exists: { status: 409, message: "Account already exist" },
  wrong_credentials: { status: 400, message: "Incorrect Email or Password" },
  wrong_password: { status: 400, message: "Incorrect password" },
  too_many_attempts: { status: 429, message: "Too many wrong attempts. Please wait" },
  factor_locked: { status: 403, message: "Too many wrong attempts. This can no longer be used" },
  weak_password: { status: 422, message: "Please choose another password" },
  invalid_token: { status: 400, message: "Token is invalid or user doesn't exist" },
  otp_not_verified: { status: 401, message: "OTP must be verified first" },
  not_signed_in: { status: 401, message: "Please sign in first" },
  second_factor_required: { status: 403, message: "Please enter your authentication code first" },
  sign_in_again: { status: 403, message: "Please confirm your password first" },
  codes_already_made: { status: 403, message: "There are recovery codes already" },
  wrong_passphrase: { status: 400, message: "Incorrect passphrase" },
  damaged_file: { status: 400, message: "This is not an exported account, or it is damaged" },
  newer_file: { status: 400, message: "This file was written by a newer Twofold. Please update" },
  enrolment_expired: { status: 400, message: "This set-up has run out. Please start again" },
  already_enabled: { status: 403, message: "Two-factor authentication is already on" },
  untrusted_sender: { status: 403, message: "Only Twofold's own window may ask" },
  account_unreadable: {
    status: 500,
    message: "This account's file is damaged. It was set aside and nothing was changed",
  },
  account_newer: { status: 500, message: "This account was written by a newer Twofold. Please update" },
  not_saved: { status: 500, message: "This could not be saved, and nothing was changed" },
  failed: { status: 500, message: "Something went wrong" },
} as const;

/** What went wrong, for programs. */
export type RefusalCode = keyof typeof refusals;

/** What a refusal may say beside its words. */
export interface RefusalDetails {
  /** Request field → what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Seconds until the next attempt will be looked at (R10). */
  readonly retry_after?: number;
  /** Seconds by which the authenticator's clock seems to be ahead of (or, negative, behind) this computer's. */
  readonly drift?: number;
}

/** A reply that says no. */
export interface Refusal extends RefusalDetails {
  readonly ok: false;
  readonly status: (typeof refusals)[RefusalCode]["status"];
  readonly code: RefusalCode;
  /** For people. */
  readonly message: string;
}

/** The refusal of that code, with its details. */
export const refuse = (code: RefusalCode, details: RefusalDetails = {}): Refusal => ({
  ok: false,
  ...refusals[code],
  code,
  ...details,
});
