/** @file What can be wrong with what somebody has typed. Like refusals these cross the bridge as codes; words are the page's. */

const codes = [
  "malformed",
  "name_missing",
  "name_long",
  "name_signs",
  "email_long",
  "email_malformed",
  "email_taken",
  "password_missing",
  "new_password_missing",
  "password_long",
  "password_signs",
  "password_short",
  "password_common",
  "password_own",
  "password_product",
  "password_same",
  "passphrase_short",
  "token_long",
  "file_long",
  "mismatch",
  "passphrase_missing",
  "passphrase_mismatch",
  "code_malformed",
  "recovery_malformed",
  "file_missing",
  "file_unreadable",
] as const;

/** What is wrong with a field. */
export type Fault = (typeof codes)[number];

/** The fault that a schema's message names; `malformed` for a message of the library's own. */
export const faultOf = (message: unknown): Fault => codes.find((code) => code === message) ?? "malformed";
