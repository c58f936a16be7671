/**
 * @file Telling that an authenticator's clock is ahead. One code that is still to come is told from no wrong one: whoever
 * guessed it would know when it will be right. Two of them, one after the other and as far ahead, nobody guesses; by the
 * same token counters are brought together again in RFC 4226 §7.4.
 */
import type { Pending, SignedIn } from "./session.ts";

/** A code that was refused because it is still to come. */
export interface EarlyCode {
  /** The time step whose code it is. */
  readonly step: number;
  /** How far ahead that is, in s. */
  readonly drift: number;
  /** The length of a time step, in s. */
  readonly period: number;
}

/** Is this the second of two such codes in that session, of a later step, and as far ahead but for one step? */
export type EarlyAgain = (session: Pending | SignedIn, code: EarlyCode) => boolean;

/** Remembers the last one of each session, for as long as that lasts. */
export function createEarlyAgain(): EarlyAgain {
  const last = new WeakMap<Pending | SignedIn, EarlyCode>();
  return (session, code) => {
    const before = last.get(session);
    last.set(session, code);
    return before !== undefined && code.step > before.step && Math.abs(code.drift - before.drift) <= code.period;
  };
}
