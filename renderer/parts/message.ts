/** @file What has just happened, to be said above the screen: by its name, so that it changes its language with the rest. */
import type { SessionEnd } from "../../shared/contract.ts";

/** The name of the words for it. */
export type Happened =
  | `sessionEnds.${SessionEnd}`
  | "refusals.not_signed_in"
  | "nextWaits"
  | "register.done"
  | "validate.recovered"
  | "profile.disabled"
  | "profile.loggedOut"
  | "recovery.notKept"
  | "changePassword.done"
  | "exportAccount.done"
  | "deleteAccount.done"
  | "importAccount.done";

/** What is said above the screen. */
export interface Message {
  /** undefined: nothing. */
  readonly happened?: Happened | undefined;
  /** The user has achieved something. */
  readonly good: boolean;
  /** When what failed may be tried again, in ms since the epoch. */
  readonly until?: number;
}

/** Nothing has happened. */
export const silence: Message = { good: false };
