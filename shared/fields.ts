/**
 * @file What people type, as schemas: one rule for a field wherever it is asked for, in the form and in main.
 */
import { email as emailFormat, string } from "./zod.ts";

/** Fewest code points of a new password (R12). */
export const passwordLeast = 8;
/** Most code points of a password (R13). */
export const passwordMost = 256;
/** Digits of an authentication code (R4). */
export const codeDigits = 6;

const codePoints = (text: string): number => Array.from(text.normalize("NFC")).length;

/** A full name: 1 to 100 characters, without control characters. */
export const name = string()
  .max(400, "At most 100 characters")
  .trim()
  .normalize("NFC")
  .min(1, "Please enter your name")
  .refine((text) => codePoints(text) <= 100, "At most 100 characters")
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "Please use letters only");

/** An e-mail address, lower case: the account's unique name, the same rule at registration and at sign-in. */
export const email = string()
  .max(254, "At most 254 characters")
  .trim()
  .toLowerCase()
  .pipe(emailFormat("Please enter a valid email address"));

/** A password that is presented: any well-formed text up to the limit; whether it is right, only the hash can say. */
export const password = string()
  .min(1, "Please enter your password")
  .max(4 * passwordMost, `At most ${passwordMost} characters`)
  // a lone surrogate has no UTF-8 form: two different passwords would get the same hash
  .refine((text) => text.isWellFormed(), "This text cannot be used as a password")
  .refine((text) => codePoints(text) <= passwordMost, `At most ${passwordMost} characters`);

/** A password that is chosen (R12, R13): every code point counts as one, no rules of composition. */
export const newPassword = password.refine(
  (text) => codePoints(text) >= passwordLeast,
  `At least ${passwordLeast} characters`,
);

/** Fewest code points of a passphrase: it alone protects an exported file, wherever that goes. */
export const passphraseLeast = 12;

/** A passphrase that is chosen for an exported account. */
export const newPassphrase = password.refine(
  (text) => codePoints(text) >= passphraseLeast,
  `At least ${passphraseLeast} characters`,
);

/** Recovery codes of a set (R19). */
export const recoveryCodes = 10;

/** A recovery code as it is shown: its number in the set, and 13 characters of Crockford's base32 (65 bits). */
export const recoveryCode = string().regex(/^(?:0[1-9]|10)-(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{5}$/u);

/** A code, or a recovery code, as typed: whether it is well formed and right is for the verifier to say (R8, R19). */
export const token = string().max(64, "This code is too long");
