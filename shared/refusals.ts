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
  invalid_token: { status: 400, message: "Token is invalid or user doesn't exist" },
  otp_not_verified: { status: 401, message: "OTP must be verified first" },
  not_signed_in: { status: 401, message: "Please sign in first" },
  second_factor_required: { status: 403, message: "Please enter your authentication code first" },
  sign_in_again: { status: 403, message: "Please confirm your password first" },
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

/** A reply that says no. */
export interface Refusal {
  readonly ok: false;
  readonly status: (typeof refusals)[RefusalCode]["status"];
  readonly code: RefusalCode;
  /** For people. */
  readonly message: string;
  /** Request field → what is wrong with it. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** The refusal of that code; `fields` says what is wrong with which field of the request. */
export function refuse(code: RefusalCode, fields?: Readonly<Record<string, string>>): Refusal {
  return { ok: false, ...refusals[code], code, ...(fields && { fields }) };
}
