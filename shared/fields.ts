/**
 * @file What people type, as schemas: one rule for a field wherever it is asked for, in the form and in main. Their
 * messages are the codes of faults.ts.
 */
import type { Fault } from "./faults.ts";
import {
  email as emailFormat,
  maxLength,
  minLength,
  normalize,
  pipe,
  refine,
  regex,
  string,
  toLowerCase,
  trim,
} from "./zod.ts";

/** Most code points of a name. */
const nameMost = 100;
/** Most characters of an e-mail address (RFC 5321 §4.5.3.1.3, less the angle brackets). */
const emailMost = 254;
/** Fewest code points of a new password (R12). */
export const passwordLeast = 8;
/** Most code points of a password (R13). */
export const passwordMost = 256;
/** Fewest code points of a passphrase: it alone protects an exported file, wherever that goes. */
export const passphraseLeast = 12;
/** Digits of an authentication code (R4). */
export const codeDigits = 6;
/** Seconds for which a code is shown (R4): the time step of RFC 6238 §4.1. */
export const codePeriod = 30;

/** The limits that the words for faults and hints speak of. */
export const fieldLimits = { nameMost, emailMost, passwordLeast, passwordMost, passphraseLeast, codeDigits } as const;

// before any work on the text, and the end of it: NFC takes the square of some texts' length
const noLongerThan = (most: number, fault: Fault) => maxLength(most, { error: fault, abort: true });
const codePoints = (text: string): number => Array.from(text.normalize("NFC")).length;
const atMost = (most: number, fault: Fault) => refine<string>((text) => codePoints(text) <= most, fault);
const atLeast = (least: number, fault: Fault) => refine<string>((text) => codePoints(text) >= least, fault);

/** A full name: 1 to 100 characters, without control characters. */
export const name = string().check(
  noLongerThan(4 * nameMost, "name_long"),
  trim(),
  normalize("NFC"),
  minLength(1, "name_missing" satisfies Fault),
  atMost(nameMost, "name_long"),
  refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), "name_signs" satisfies Fault),
);

/** An e-mail address, lower case: the account's unique name, the same rule at registration and at sign-in. */
export const email = pipe(
  string().check(noLongerThan(emailMost, "email_long"), trim(), toLowerCase()),
  emailFormat("email_malformed" satisfies Fault),
);

/** A password that is presented: any well-formed text without NULs, up to the limit; whether it is right, only the hash can say. */
export const password = string().check(
  minLength(1, "password_missing" satisfies Fault),
  noLongerThan(4 * passwordMost, "password_long"),
  // two different passwords would get the same hash: a lone surrogate has no UTF-8 form, and HMAC, with which scrypt begins
  // (RFC 7914 §6), fills a short key up with NULs (RFC 2104 §2)
  refine((text) => text.isWellFormed() && !text.includes("\0"), "password_signs" satisfies Fault),
  atMost(passwordMost, "password_long"),
);

/** A password that is chosen (R12, R13): every code point counts as one, no rules of composition. */
export const newPassword = password.check(atLeast(passwordLeast, "password_short"));

/** A passphrase that is chosen for an exported account. */
export const newPassphrase = password.check(atLeast(passphraseLeast, "passphrase_short"));

/** Recovery codes of a set (R19). */
export const recoveryCodes = 10;

/** A recovery code as it is shown: its number in the set, and 13 characters of Crockford's base32 (65 bits). */
export const recoveryCode = string().check(
  regex(/^(?:0[1-9]|10)-(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{5}$/u),
);

/** What one looks like, to those who are asked for it. */
export const recoveryExample = "01-ABCD-EFGH-JKMNP";

/** A code, or a recovery code, as typed: whether it is well formed and right is for the verifier to say (R8, R19). */
export const token = string().check(noLongerThan(64, "token_long"));
