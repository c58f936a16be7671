/** @file Someone at the window of a real back end: asks, hears the answers, and says what they promise. */
import { openBackend } from "../../electron/ipc/backend.ts";
import type { Policy } from "../../electron/auth/policy.ts";
import type { Disk } from "../../electron/store/disk.ts";
import type { Method } from "../../shared/channels.ts";
import type { Value } from "../../shared/contract.ts";
import type { RefusalCode } from "../../shared/refusals.ts";
import { codeFor } from "../authenticator.ts";
import { noWindow, withCost } from "../no-window.ts";
import type { Event, Person } from "./ledger.ts";

/** The shipped rules, but for hashes that cost next to nothing, and set-ups that last: each deed takes minutes of the clock,
 * and a no counts as a fault. */
export const policy: Policy = { ...withCost(2 ** 4), enrolmentLife: 365 * 24 * 60 * 60_000 };

/** A no. */
export class Refused extends Error {
  readonly code: RefusalCode;

  constructor(method: Method, code: RefusalCode) {
    super(`${method} was refused: ${code}`);
    this.code = code;
  }
}

/** What is said to a wrong attempt. */
const wrongly: ReadonlySet<RefusalCode> = new Set(["wrong_credentials", "invalid_token", "too_many_attempts"]);

/** What a deed works with. */
export interface Actor {
  /** The back end's clock, in ms since the epoch. */
  readonly now: () => number;
  /** Asks, and takes only a yes. Rejects with Refused. */
  readonly ask: <M extends Method>(method: M, request: unknown) => Promise<Value<M>>;
  /** Asks, and takes only a no to what is wrong, after which the longest wait goes by. Rejects with Refused for any other no. */
  readonly askWrongly: (method: Method, request: unknown) => Promise<void>;
  /** A code that was never shown before: a minute later than the last, because an import spends the next one too. */
  readonly code: (secret: string) => string;
  /** The time step of the last code. */
  readonly step: () => number;
  /** The text of the file that was saved last. */
  readonly saved: () => string;
  /** Does what brings an account from the last promise to another; `work` may know more of that one when it is done.
   * Resolves with what is promised then. */
  readonly stage: <P extends Person | null>(
    email: string,
    may: P,
    work: () => Promise<{ readonly pending?: string; readonly codes?: string[] } | void>,
  ) => Promise<P>;
  readonly signOut: () => void;
}

/** Opens the back end of a folder, and sits down. The time starts at `now` (ms since the epoch). */
export async function openActor(
  { folder, disk, now: start }: { folder: string; disk: Disk; now: number },
  tell: (event: Event) => void,
): Promise<Actor> {
  let now = start;
  let saved = "";
  const opened = await openBackend({
    ...noWindow,
    folder,
    disk,
    clock: () => now,
    policy,
    files: {
      save: async ({ text }) => {
        saved = text;
        return "saved";
      },
    },
    log: ({ method, error }) => {
      tell({ kind: "wrong", what: `${method} failed: ${error ?? ""}` });
    },
    onSessionEnd: (why) => {
      if (why === "locked-out") return; // of a wrong attempt (R11)
      tell({ kind: "wrong", what: `the session ended: ${why}` });
    },
  });
  if (opened.state !== "open") throw new Error(`The back end is ${opened.state}: ${opened.reason}`);
  const { backend } = opened;
  return {
    now: () => now,
    async ask(method, request) {
      const reply = await backend.serve(method, request);
      if (!reply.ok) throw new Refused(method, reply.code);
      return reply.value;
    },
    async askWrongly(method, request) {
      const reply = await backend.serve(method, request);
      if (reply.ok) throw new Error(`${method} took what is wrong`);
      if (!wrongly.has(reply.code)) throw new Refused(method, reply.code);
      now += policy.limits.longestWait;
    },
    code(secret) {
      now += (1 + policy.window) * policy.totp.period * 1000;
      return codeFor(secret, now);
    },
    step: () => Math.floor(now / (policy.totp.period * 1000)),
    saved: () => saved,
    async stage(email, may, work) {
      tell({ kind: "begin", email, may, now });
      const more = await work();
      const is = may === null ? may : { ...may, ...more };
      tell({ kind: "ack", email, is, now });
      return is;
    },
    signOut: () => {
      backend.signOut();
    },
  };
}
