/**
 * @file What the use cases are given: they reach for nothing themselves.
 */
import type { Accounts } from "../store/accounts.ts";
import type { Passwords } from "./passwords.ts";
import type { Policy } from "./policy.ts";
import type { Sessions } from "./session.ts";

/** Randomness from the system's CSPRNG, or from a test (R1). */
export interface Randomness {
  /** That many random bytes. */
  readonly bytes: (count: number) => Uint8Array;
  /** A random UUID (RFC 9562 §5.4). */
  readonly uuid: () => string;
}

/** Now, in ms since the epoch (R9: the main process's time is the only one). */
export type Clock = () => number;

/** The parts that the use cases work with. */
export interface Auth {
  readonly accounts: Accounts;
  readonly passwords: Passwords;
  readonly sessions: Sessions;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly random: Randomness;
}
