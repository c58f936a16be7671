/**
 * @file The rules as data: every limit and life time in one frozen object that is handed to whoever obeys it.
 */
import { codeDigits } from "../../shared/fields.ts";
import type { TotpKey } from "../store/account.ts";

const minute = 60_000;

/** What scrypt is asked for (RFC 7914 §2) and how many may run at a time. */
export interface ScryptPolicy {
  /** N, a power of two; with r = 8 a run takes 128 · N · r bytes. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
  readonly saltBytes: number;
  readonly hashBytes: number;
  readonly atATime: number;
}

/** Every rule that tests, or another front over the handlers, may want to set otherwise. Times are in ms. */
export interface Policy {
  /** The service's name in the authenticator; holds no colon (R5). */
  readonly issuer: string;
  /** How new keys are made (R1, R2, R4). */
  readonly totp: Omit<TotpKey, "secret"> & { readonly secretBytes: number };
  /** Time steps accepted on either side of now (R6). */
  readonly window: 0 | 1;
  /** How long a pending enrolment can be completed (R26). */
  readonly enrolmentLife: number;
  /** How long a sign-in may wait for its second factor (R21). */
  readonly pendingLife: number;
  /** How old a password may be for setting up a factor (R24). */
  readonly freshPassword: number;
  /** R16. */
  readonly scrypt: ScryptPolicy;
}

/** The rules of the shipped app. */
export const policy: Policy = Object.freeze({
  issuer: "Twofold",
  totp: Object.freeze({ algorithm: "SHA1", digits: codeDigits, period: 30, secretBytes: 20 }),
  window: 1,
  enrolmentLife: 10 * minute,
  pendingLife: 10 * minute,
  freshPassword: 5 * minute,
  // OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1, which takes 128 MiB a run
  scrypt: Object.freeze({ cost: 2 ** 17, blockSize: 8, parallelization: 1, saltBytes: 16, hashBytes: 32, atATime: 2 }),
});
