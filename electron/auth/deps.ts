/**
 * @file What the use cases are given: they reach for nothing themselves.
 */
import type { Words } from "../../shared/words/words.ts";
import type { Accounts } from "../store/accounts.ts";
import type { Strangers } from "../store/strangers.ts";
import type { EarlyAgain } from "./early-codes.ts";
import type { Hashing } from "./hashing.ts";
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

/** Where people keep files: they choose the place, the use case the content. */
export interface Files {
  /** Asks where to, proposing a name, and writes the text there, if it is still wanted by then: the system's dialog
   * stands open for as long as nobody answers it. `isWanted` is asked once there is a place, right before the text is
   * written. "busy": nobody was asked, because there were too many dialogs just now. */
  readonly save: (file: {
    readonly name: string;
    readonly text: string;
    readonly isWanted: () => Promise<boolean>;
  }) => Promise<"saved" | "cancelled" | "unwanted" | "busy" | "not_saved">;
}

/** The system's clipboard. */
export interface Clipboard {
  /** Puts a secret text on it, which does not stay there for long. False: it could not be put there. */
  readonly copySecret: (text: string) => Promise<boolean>;
}

/** The parts that the use cases work with. */
export interface Auth {
  readonly accounts: Accounts;
  /** Guesses at e-mails that have no account: they are limited like the others (R10, R18). */
  readonly strangers: Strangers;
  readonly hashing: Hashing;
  readonly sessions: Sessions;
  readonly earlyAgain: EarlyAgain;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly files: Files;
  readonly clipboard: Clipboard;
  /** The words of the language that is spoken now, for what is written into files. */
  readonly words: () => Words;
  /** Is this among the passwords that everybody tries first (R14)? In lower case. */
  readonly isCommonPassword: (password: string) => Promise<boolean>;
}
