/**
 * @file Who is signed in: the main process's own knowledge, never the page's (R21, R22).
 * A session is an immutable object; a request holds the one it began with, and whoever acts for it checks that it is
 * still the current one. So a logout, or a sign-in that came between, stops everything that was under way.
 */
import type { SessionEnd } from "../../shared/contract.ts";
import type { Clock } from "./deps.ts";
import type { Policy } from "./policy.ts";

/** Nobody. */
export interface SignedOut {
  readonly state: "signed-out";
}

/** The password was right, the second factor is due: nothing but that, or cancelling, is allowed (R21). */
export interface Pending {
  readonly state: "pending";
  readonly email: string;
  /** When the password was right, in ms since the epoch. */
  readonly passwordAt: number;
}

/** Signed in. */
export interface SignedIn {
  readonly state: "signed-in";
  readonly email: string;
  /** When the password was last right, in ms since the epoch (R24). */
  readonly passwordAt: number;
}

/** The state of the one window. */
export type Session = SignedOut | Pending | SignedIn;

/** The one session there is at a time. */
export interface Sessions {
  /** The session now; one that has run out is ended first. */
  readonly current: () => Session;
  /** Is this still the current session? */
  readonly isCurrent: (session: Session) => boolean;
  /** Puts `next` in the place of `from`; false, and nothing done, where `from` is no longer current (R22). */
  readonly replace: (from: Session, next: Pending | SignedIn) => boolean;
  /** Signs out. */
  readonly end: () => void;
}

/** Starts signed out. `onEnd` hears of every end that nobody asked for. */
export function createSessions({ pendingLife }: Policy, clock: Clock, onEnd: (why: SessionEnd) => void): Sessions {
  let session: Session = { state: "signed-out" };

  const end = (): void => {
    session = { state: "signed-out" };
  };

  const current = (): Session => {
    if (session.state === "pending" && clock() - session.passwordAt >= pendingLife) {
      end();
      onEnd("expired");
    }
    return session;
  };

  return {
    current,
    isCurrent: (asked) => current() === asked,
    replace(from, next) {
      if (current() !== from) return false;
      session = next;
      return true;
    },
    end,
  };
}
