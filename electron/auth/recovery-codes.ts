/**
 * @file Recovery codes as text (R19): made, written for people, and read back as people type them.
 */
import { recoveryCodes } from "../../shared/fields.ts";

// Crockford's base32: no letter that is taken for a digit or for another
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const characters = 13;

const numberOf = (place: number): string => String(place + 1).padStart(2, "0");

/** A set of codes, each of 65 random bits, as it is shown: `01-ABCD-EFGH-JKMNP`. */
export function newRecoveryCodes(bytes: (count: number) => Uint8Array): string[] {
  return Array.from({ length: recoveryCodes }, (_, place) => {
    // 5 bits of each byte: every character is as likely as every other
    const secret = Array.from(bytes(characters), (byte) => alphabet.charAt(byte % 32)).join("");
    return `${numberOf(place)}-${secret.slice(0, 4)}-${secret.slice(4, 8)}-${secret.slice(8)}`;
  });
}

/** A recovery code that was typed: its place in the set (from 0) and its secret part. */
export interface TypedRecoveryCode {
  readonly place: number;
  readonly secret: string;
}

/** Reads a recovery code in either case, with or without dashes and spaces; undefined where the text is none. */
export function readRecoveryCode(text: string): TypedRecoveryCode | undefined {
  const plain = text
    .replaceAll(/[\s\-–—]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/gu, "1");
  const read = /^(?<number>0[1-9]|10)(?<secret>[0-9A-HJKMNP-TV-Z]{13})$/u.exec(plain)?.groups;
  const { number, secret } = read ?? {};
  return number === undefined || secret === undefined ? undefined : { place: Number(number) - 1, secret };
}
