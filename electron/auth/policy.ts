/**
 * @file The rules as data: every limit and life time in one frozen object that is handed to whoever obeys it.
 */
import { codeDigits, codePeriod } from "../../shared/fields.ts";
import type { TotpKey } from "../store/account.ts";

const minute = 60_000;

/** What scrypt is asked for (RFC 7914 §2). */
export interface ScryptCost {
  /** N, a power of two; a run takes 128 · N · r bytes. */
  readonly cost: number;
  /** r. */
  readonly blockSize: number;
  /** p. */
  readonly parallelization: number;
}

/** Every rule that tests, or another front over the handlers, may want to set otherwise. Times are in ms. */
export interface Policy {
  /** The service's name in the authenticator; holds no colon (R5). */
  readonly issuer: string;
  /** How new keys are made (R4). */
  readonly totp: Omit<TotpKey, "secret">;
  /** Time steps accepted on either side of now (R6). */
  readonly window: 0 | 1;
  /** How long a pending enrolment can be completed (R26). */
  readonly enrolmentLife: number;
  /** How long a sign-in may wait for its second factor (R21). */
  readonly pendingLife: number;
  /** How long ago the password, and for the first recovery codes a code, may have been right for setting up (R24). */
  readonly freshPassword: number;
  /** How long a session lasts in all; without a sign of its user it is people's own choice (R23). */
  readonly totalLife: number;
  /** Guessing (R10): failures in a row until the first wait, that wait, the longest, and the last failure of all. */
  readonly limits: {
    readonly free: number;
    readonly firstWait: number;
    readonly longestWait: number;
    readonly most: number;
  };
  /** Time steps within which a wrong code tells that a clock is off. */
  readonly driftHint: number;
  /** Work of hashing: passwords (R16); recovery codes, which are random, so that less keeps them (R19); the passphrases
   * of exported files, which may go anywhere. */
  readonly scrypt: { readonly password: ScryptCost; readonly recoveryCode: ScryptCost; readonly exported: ScryptCost };
  /** Hashes made at the same time; the others wait (R16). */
  readonly scryptAtATime: number;
  /** Requests that may be under way at the same time; the others are refused. */
  readonly requestsAtATime: number;
}

/** The rules of the shipped app. */
export const policy: Policy = Object.freeze({
  issuer: "Twofold",
  totp: Object.freeze({ algorithm: "SHA1", digits: codeDigits, period: codePeriod }),
  window: 1,
  enrolmentLife: 10 * minute,
  pendingLife: 10 * minute,
  freshPassword: 5 * minute,
  totalLife: 12 * 60 * minute,
  limits: Object.freeze({ free: 5, firstWait: minute / 2, longestWait: 60 * minute, most: 100 }),
  driftHint: 10,
  scrypt: Object.freeze({
    // OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1, which takes 128 MiB a run
    password: Object.freeze({ cost: 2 ** 17, blockSize: 8, parallelization: 1 }),
    recoveryCode: Object.freeze({ cost: 2 ** 14, blockSize: 8, parallelization: 1 }),
    exported: Object.freeze({ cost: 2 ** 18, blockSize: 8, parallelization: 1 }),
  }),
  scryptAtATime: 2,
  requestsAtATime: 50,
});
