/**
 * @file Time-based one-time passwords (RFC 6238): making a key, its URI for authenticators, and judging a code.
 */
import { timingSafeEqual } from "node:crypto";
import { HOTP, Secret } from "otpauth";
import type { TotpKey } from "../store/account.ts";
import type { Policy } from "./policy.ts";

/** Bytes of a key: as many as its hash function gives (R1, R2; RFC 6238 §5.1). */
const keyBytes = { SHA1: 20, SHA256: 32, SHA512: 64 } as const;

/** A new key from fresh random bytes (R1). */
export function newKey(parameters: Policy["totp"], bytes: (count: number) => Uint8Array): TotpKey {
  const secret = new Secret({ buffer: Uint8Array.from(bytes(keyBytes[parameters.algorithm])).buffer }).base32;
  return { secret: secret.replace(/=+$/u, ""), ...parameters };
}

/** The time step of a moment (RFC 6238 §4.2): `now` in ms since the epoch, `period` in seconds. */
export const timeStep = (now: number, period: number): number => Math.floor(now / 1000 / period);

/** The code of a time step, as its authenticator shows it. */
export function codeAt({ secret, algorithm, digits }: TotpKey, step: number): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), algorithm, digits, counter: step });
}

const withoutSpaces = (token: string): string => token.replaceAll(/\s/gu, "");

/** Has this text the form of a code: the right number of ASCII digits, spaces aside (R8)? */
export function isCode({ digits }: TotpKey, token: string): boolean {
  const code = withoutSpaces(token);
  return /^[0-9]+$/u.test(code) && code.length === digits;
}

/**
 * The last of the time steps from `first` to `last` whose code this is; undefined where none is. Every step is computed
 * and compared, whatever the ones before it said, so that the time taken tells nothing (R8).
 */
function lastMatch(key: TotpKey, token: string, first: number, last: number): number | undefined {
  const presented = Buffer.from(withoutSpaces(token));
  let match: number | undefined;
  for (let step = Math.max(0, first); step <= last; step += 1) {
    if (timingSafeEqual(presented, Buffer.from(codeAt(key, step)))) match = step;
  }
  return match;
}

/**
 * The time step whose code this is, or undefined where there is none that may still be used: at most `window` steps from
 * now (R6), and after `lastStep` (R7). Of two steps with one code the later counts, so that it is spent in both.
 */
export function acceptedStep(
  key: TotpKey,
  token: string,
  { now, window, lastStep = -1 }: { now: number; window: number; lastStep?: number },
): number | undefined {
  if (!isCode(key, token)) return undefined;
  const current = timeStep(now, key.period);
  const match = lastMatch(key, token, current - window, current + window);
  return match !== undefined && match > lastStep ? match : undefined;
}

/**
 * Was this code right, but spent: of this time step or one of the `window` before it, and not after `lastStep` (R7)? Of one
 * that is still to come nothing is said: after an import that counts as spent here, and is not where the account came from.
 * Only for who has given the right password already.
 */
export function isSpent(
  key: TotpKey,
  token: string,
  { now, window, lastStep }: { now: number; window: number; lastStep: number },
): boolean {
  const current = timeStep(now, key.period);
  const match = isCode(key, token) ? lastMatch(key, token, current - window, current) : undefined;
  return match !== undefined && match <= lastStep;
}

/** When the authenticator begins to show the code of the step after `lastStep`, in ms since the epoch. */
export const unspentFrom = ({ period }: TotpKey, lastStep: number): number => (lastStep + 1) * period * 1000;

/**
 * By how many seconds the authenticator's clock seems to be ahead (negative: behind), if a wrong code would be right
 * within `steps` time steps of now, and beyond the `window` in which it is accepted; undefined where it would not, or where
 * it is spent: that tells nothing of a clock.
 * Only for who has given the right password already.
 */
export function driftOf(
  key: TotpKey,
  token: string,
  { now, steps, window, lastStep = -1 }: { now: number; steps: number; window: number; lastStep?: number },
): number | undefined {
  const current = timeStep(now, key.period);
  const match = isCode(key, token) ? lastMatch(key, token, current - steps, current + steps) : undefined;
  if (match === undefined || match <= lastStep || Math.abs(match - current) <= window) return undefined;
  return (match - current) * key.period;
}

/**
 * The key as a URI that authenticators scan (Key URI format, R5): parameters only where they differ from the
 * defaults, which every authenticator takes for granted and which would make the QR a third larger.
 * Neither issuer nor account may hold a colon: it separates them.
 */
export function keyUri(key: TotpKey, issuer: string, account: string): string {
  if (issuer.includes(":") || account.includes(":")) throw new Error("no colon in issuer or account");
  const parameters = [
    ["secret", key.secret],
    ["issuer", issuer],
    ...(key.algorithm === "SHA1" ? [] : [["algorithm", key.algorithm]]),
    ...(key.digits === 6 ? [] : [["digits", String(key.digits)]]),
    ...(key.period === 30 ? [] : [["period", String(key.period)]]),
  ];
  const query = parameters.map(([name, value = ""]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query}`;
}
