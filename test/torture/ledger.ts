/** @file What the back end has promised so far: the facts that no crash may undo. */
import { policy } from "../../electron/auth/policy.ts";
import {
  array,
  discriminatedUnion,
  type Infer,
  int,
  literal,
  nullable,
  strictObject,
  string,
} from "../../shared/zod.ts";

/** In the place of a secret that was made while the answer that tells it was lost. */
export const unseen = "unseen";

const failed = strictObject({ password: int(), code: int(), recovery: int() });
/** Wrong attempts in a row at each factor, so far as they were answered (R10). */
export type Failed = Readonly<Infer<typeof failed>>;
/** Those of whoever has just registered. */
export const neverFailed: Failed = { password: 0, code: 0, recovery: 0 };

const person = strictObject({
  email: string(),
  password: string(),
  /** The secret of the live factor, in base32. */
  secret: nullable(string()),
  /** The secret of the pending enrolment, in base32, or `unseen`. */
  pending: nullable(string()),
  /** The recovery codes that are not used; `[unseen]`: a set that nobody was shown. */
  codes: nullable(array(string())),
  /** The last time step whose code was accepted. */
  step: int(),
  failed,
  /** The last time, in ms since the epoch, at which something was kept in the activity. */
  at: int(),
});
/** What must be true of an account; null where there must be none. */
export type Person = Readonly<Infer<typeof person>>;

/** Who lives in a folder. */
export const peopleSchema = array(person);

/** What happens, a line each. "begin": from now on an account may be as `may` says. "ack": that was promised, and
 * nothing else is true. `now` is the back end's clock. */
export const eventSchema = discriminatedUnion("kind", [
  strictObject({ kind: literal("open") }),
  strictObject({ kind: literal("begin"), email: string(), may: nullable(person), now: int() }),
  strictObject({ kind: literal("ack"), email: string(), is: nullable(person), now: int() }),
  strictObject({ kind: literal("wrong"), what: string() }),
]);
/** What happens. */
export type Event = Infer<typeof eventSchema>;

/** A promise, and what may have taken its place since. */
type States = readonly [promised: Person | null, ...since: (Person | null)[]];

/** The promises about every account of a folder. */
export class Ledger {
  readonly #states: Map<string, States>;
  /** The back end's clock when last heard of, in ms since the epoch. */
  now = 1_800_000_000_000;
  /** When somebody may try again whatever was going on then: that may have begun the longest wait. */
  get nextStart(): number {
    return this.now + policy.limits.longestWait + 60_000;
  }

  /** Acknowledged changes. */
  acknowledged = 0;

  constructor(emails: readonly string[]) {
    this.#states = new Map(emails.map((email) => [email, [null]]));
  }

  /** Takes note of what happened. */
  note(event: Event): void {
    if (event.kind !== "begin" && event.kind !== "ack") return;
    this.now = event.now;
    if (event.kind === "begin") {
      this.#states.set(event.email, [...this.allowed(event.email), event.may]);
    } else {
      this.acknowledged += 1;
      this.settle(event.email, event.is);
    }
  }

  /** Takes what was found for what must be true from now on. */
  settle(email: string, is: Person | null): void {
    this.#states.set(email, [is]);
  }

  /** What was promised of an account. */
  promised(email: string): Person | null {
    return this.allowed(email)[0];
  }

  /** The states that an account may be in: what was promised first, then what was under way. */
  allowed(email: string): States {
    return this.#states.get(email) ?? [null];
  }

  /** Everyone's address. */
  emails(): string[] {
    return [...this.#states.keys()];
  }

  /** Whoever has an account. */
  people(): Person[] {
    return this.emails().flatMap((email) => this.promised(email) ?? []);
  }

  /** Whether something was under way when last heard of. */
  isUnderWay(): boolean {
    return [...this.#states.values()].some((states) => states.length > 1);
  }

  /** The same promises, on their own from now on. */
  copy(): Ledger {
    const copy = new Ledger([]);
    for (const [email, states] of this.#states) copy.#states.set(email, states);
    copy.now = this.now;
    return copy;
  }
}
