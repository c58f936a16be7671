/**
 * @file Every way in which main says no, in English: what goes over the wire beside the code, and what is shown where en.ts
 * has no better. Apart from the other words, because main needs no others.
 */

/** Refusal code → words. Those of the six original endpoints are the original's. */
export const refusalWords = {
  invalid_input: "Please check what you have entered",
  account_exists: "Account already exist",
  wrong_credentials: "Incorrect Email or Password",
  wrong_password: "Incorrect password",
  too_many_attempts: "Too many wrong attempts. Please wait",
  busy: "Too much at once. Please try again in a minute",
  factor_locked: "Too many wrong attempts. This can no longer be used",
  weak_password: "Please choose another password",
  invalid_token: "Token is invalid or user doesn't exist",
  otp_not_verified: "OTP must be verified first",
  not_signed_in: "Please sign in first",
  second_factor_required: "Please enter your authentication code first",
  sign_in_again: "Please confirm your password first",
  codes_already_made: "There are recovery codes already",
  wrong_passphrase: "Incorrect passphrase, or the file is damaged",
  damaged_file: "This is not an exported account, or it is damaged",
  newer_file: "This file was written by a newer Twofold. Please update",
  enrolment_expired: "This set-up has run out. Please start again",
  already_enabled: "Two-factor authentication is already on",
  untrusted_sender: "Only Twofold's own window may ask",
  account_unreadable: "This account's file cannot be read. It was not changed",
  account_newer: "This account was written by a newer Twofold. Please update",
  not_saved: "This may not have been saved. Please check",
  failed: "Something went wrong",
} as const;
