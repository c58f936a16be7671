/**
 * @file Who is signed in: the main process's own knowledge, never the page's (R21-R23).
 * A session is an immutable object; a request holds the one it began with, and whoever acts for it checks that it is
 * still the current one. So a logout, or a sign-in that came between, stops everything that was under way.
 */
import type { SessionEnd } from "../../shared/contract.ts";
import type { Account } from "../store/account.ts";
import { clockSlack } from "./clock-slack.ts";
import type { Clock } from "./deps.ts";
import type { Policy } from "./policy.ts";

/** Nobody. */
interface SignedOut {
  readonly state: "signed-out";
}

/** The password was right, the second factor is due: until then nothing of the account is reached (R21). */
export interface Pending {
  readonly state: "pending";
  readonly email: string;
  /** Of which account it is (`credentialsOf`): the e-mail alone would be that of any document in its place. */
  readonly credentials: string;
  /** When the password was right, in ms since the epoch. */
  readonly passwordAt: number;
  /** When a code was last right: never yet. */
  readonly codeAt: 0;
}

/** Signed in. */
export interface SignedIn {
  readonly state: "signed-in";
  readonly email: string;
  /** As of a pending one. */
  readonly credentials: string;
  /** When the sign-in was complete, in ms since the epoch. */
  readonly startedAt: number;
  /** When the password was last right, in ms since the epoch (R24). */
  readonly passwordAt: number;
  /** When a code or a recovery code was last right, in ms since the epoch; 0 where none was asked for (R24). */
  readonly codeAt: number;
}

/** Who an account is, and what proves it. Whoever can write the files can put another document in the place of the one that
 * somebody has signed in to; this tells the two apart. Never leaves main. */
export const credentialsOf = ({ id, password, factor }: Account): string =>
  [id, password.salt, password.hash, factor?.secret].join(" ");

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
  /** Somebody is at the window: the idle time starts anew (R23). */
  readonly seen: () => void;
  /** Signs out; with a reason where nobody asked for it. */
  readonly end: (why?: SessionEnd) => void;
}

/** What is known of the time when it is asked whether a session has run out; in ms. */
interface Elapsed {
  readonly now: number;
  /** When somebody was last seen. */
  readonly seenAt: number;
  /** By how much the clock was set back since nobody was signed in, in all. */
  readonly setBack: number;
  readonly idleLife: number;
}

/** Why a session has run out, if it has (R21, R23). */
function runOut(session: Session, { now, seenAt, setBack, idleLife }: Elapsed, policy: Policy): SessionEnd | undefined {
  if (session.state === "signed-out") return undefined;
  // while the password was being looked at, too
  const isSetBack = Math.max(setBack, session.passwordAt - now) > clockSlack;
  if (session.state === "pending") {
    return isSetBack || now - session.passwordAt >= policy.pendingLife ? "expired" : undefined;
  }
  if (now - session.startedAt >= policy.totalLife) return "total";
  return isSetBack || now - seenAt >= idleLife ? "idle" : undefined;
}

/** What sessions are given. */
export interface SessionParts {
  readonly policy: Policy;
  readonly clock: Clock;
  /** How long one may last without a sign of its user, in ms, as chosen now (R23). */
  readonly idleLife: () => number;
  /** Hears of every end that nobody asked for. */
  readonly onEnd: (why: SessionEnd) => void;
  /** Hears of every change of the state. */
  readonly onState: (state: Session["state"]) => void;
}

/** Starts signed out. */
export function createSessions({ policy, clock, idleLife, onEnd, onState }: SessionParts): Sessions {
  let session: Session = { state: "signed-out" };
  let seenAt = clock();
  let readAt = seenAt;
  let setBack = 0;

  const end = (why?: SessionEnd): void => {
    const wasOut = session.state === "signed-out";
    // a new one also where nobody was signed in: what began before must not go on
    session = { state: "signed-out" };
    if (wasOut) return;
    onState(session.state);
    if (why !== undefined) onEnd(why);
  };

  const current = (): Session => {
    const now = clock();
    setBack = session.state === "signed-out" ? 0 : setBack + Math.max(0, readAt - now);
    readAt = now;
    const why = runOut(session, { now, seenAt, setBack, idleLife: idleLife() }, policy);
    if (why !== undefined) end(why);
    return session;
  };

  return {
    current,
    isCurrent: (asked) => current() === asked,
    replace(from, next) {
      if (current() !== from) return false;
      session = next;
      seenAt = clock();
      onState(session.state);
      return true;
    },
    seen() {
      // never back: who sets the clock back a little at a time would make the session last
      if (current().state !== "signed-out") seenAt = Math.max(seenAt, clock());
    },
    end,
  };
}
