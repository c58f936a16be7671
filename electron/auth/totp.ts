/**
 * @file Time-based one-time passwords (RFC 6238): making a key, its URI for authenticators, and judging a code.
 */
import { timingSafeEqual } from "node:crypto";
import { HOTP, Secret } from "otpauth";
import type { TotpKey } from "../store/account.ts";
import type { Policy } from "./policy.ts";

/** A new key from that many fresh random bytes (R1). */
export function newKey({ secretBytes, ...parameters }: Policy["totp"], bytes: (count: number) => Uint8Array): TotpKey {
  const secret = new Secret({ buffer: Uint8Array.from(bytes(secretBytes)).buffer }).base32;
  return { secret: secret.replace(/=+$/u, ""), ...parameters };
}

/** The time step of a moment (RFC 6238 §4.2): `now` in ms since the epoch, `period` in seconds. */
export const timeStep = (now: number, period: number): number => Math.floor(now / 1000 / period);

/** The code of a time step, as its authenticator shows it. */
export function codeAt({ secret, algorithm, digits }: TotpKey, step: number): string {
  return HOTP.generate({ secret: Secret.fromBase32(secret), algorithm, digits, counter: step });
}

/**
 * The time step whose code this is, or undefined where there is none that may still be used.
 * Spaces are ignored; anything but the right number of ASCII digits is no code (R8).
 * Accepts the steps at most `window` from now (R6), and only those after `lastStep` (R7).
 */
export function acceptedStep(
  key: TotpKey,
  token: string,
  { now, window, lastStep = -1 }: { now: number; window: number; lastStep?: number | undefined },
): number | undefined {
  const code = token.replaceAll(/\s/gu, "");
  if (!/^[0-9]+$/u.test(code) || code.length !== key.digits) return undefined;
  const presented = Buffer.from(code);
  const current = timeStep(now, key.period);
  let accepted: number | undefined;
  // every step is computed and compared, whatever the ones before it said: the time taken tells nothing (R8)
  for (let step = Math.max(0, current - window); step <= current + window; step += 1) {
    const same = timingSafeEqual(presented, Buffer.from(codeAt(key, step)));
    // of two steps with one code the later counts, so that the code is spent in both
    if (same && step > lastStep) accepted = step;
  }
  return accepted;
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
