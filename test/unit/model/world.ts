/**
 * @file What ought to be the case, as R6-R27 have it: accounts, guesses and the session. It knows of no file, no hash and
 * nothing of how main does it; its numbers are the requirements' own, and its codes an independent implementation's.
 */
import type { RefusalCode } from "../../../shared/refusals.ts";
import { codeFor } from "../../authenticator.ts";

const second = 1000;
/** A minute, in ms. */
export const minute = 60 * second;
const hour = 60 * minute;
/** A time step, in ms (R4). */
export const timeStep = 30 * second;

/** Failures in a row, and until when the next attempt is not looked at, in ms since the epoch (R10). */
interface Failures {
  count: number;
  until: number;
}

/** What can be guessed at. */
export const guessable = ["password", "code", "recovery"] as const;
/** One of what can be guessed at. */
export type Guessable = (typeof guessable)[number];

/** Somebody with an account. */
export interface Person {
  readonly email: string;
  password: string;
  factor: { readonly secret: string; lastStep: number } | null;
  pending: { readonly secret: string; readonly until: number } | null;
  codes: { readonly code: string; isUsed: boolean }[] | null;
  failures: Record<Guessable, Failures>;
}

/** Who is signed in, and how far (R21); times in ms since the epoch. */
export type Session =
  | { readonly state: "signed-out" }
  | {
      readonly state: "pending" | "signed-in";
      readonly person: Person;
      readonly startedAt: number;
      readonly passwordAt: number;
      /** null: no code was asked for. */
      readonly codeAt: number | null;
    };

/** Everything that is the case. */
export interface World {
  now: number;
  readonly people: Map<string, Person>;
  /** Guesses at an e-mail without an account, which are as those at one with it (R18). */
  readonly strangers: Map<string, Failures>;
  session: Session;
  seenAt: number;
  /** By how much the clock was set back since nobody was signed in, in ms. */
  setBack: number;
  /** Exported accounts: their texts, and who they were then. */
  readonly exported: { readonly text: string; readonly person: Person }[];
  /** What was a proof once; and what was last given for one. */
  readonly past: { readonly secrets: string[]; readonly codes: string[]; given: string };
}

/** A world before anything has happened. */
export const newWorld = (now: number): World => ({
  now,
  people: new Map(),
  strangers: new Map(),
  session: { state: "signed-out" },
  seenAt: now,
  setBack: 0,
  exported: [],
  past: { secrets: ["JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"], codes: ["01-AAAA-AAAA-AAAAA"], given: "000000" },
});

/** No failures. */
export const unguessed = (): Failures => ({ count: 0, until: 0 });

/** Signs in, or begins to. */
export function enter(world: World, session: Session): void {
  world.session = session;
  world.seenAt = world.now;
}

/** Signs out. */
export function leave(world: World): void {
  world.session = { state: "signed-out" };
  world.setBack = 0;
}

/** Lets time pass, be it backwards, and ends what has run out by then (R21, R23). */
export function pass(world: World, ms: number): void {
  world.now += ms;
  const { session, now, seenAt } = world;
  if (session.state === "signed-out") return;
  world.setBack += Math.max(0, -ms);
  const isOver =
    session.state === "pending"
      ? now - session.passwordAt >= 10 * minute
      : now - seenAt >= 15 * minute || now - session.startedAt >= 12 * hour;
  if (isOver || world.setBack > minute) leave(world);
}

/** Why an attempt is not looked at, if it is not (R10). */
function barred({ count, until }: Failures, now: number): RefusalCode | undefined {
  if (count >= 100) return "factor_locked";
  return now < until && until <= now + hour + minute ? "too_many_attempts" : undefined;
}

/** An attempt, charged before it is looked at (R10): why not, if not. One that is no guess at all is not charged. */
export function attempt(
  { now }: World,
  failures: Failures,
  { isGuess = true, isRight, wrong }: { isGuess?: boolean; isRight: () => boolean; wrong: RefusalCode },
): RefusalCode | undefined {
  const bar = barred(failures, now);
  if (bar !== undefined) return bar;
  if (!isGuess) return wrong;
  failures.count += 1;
  failures.until = failures.count < 5 ? 0 : now + Math.min(timeStep * 2 ** (failures.count - 5), hour);
  if (!isRight()) return barred(failures, now) ?? wrong;
  Object.assign(failures, unguessed());
  return undefined;
}

/** Has this the form of an authenticator's code (R8)? */
export const isCode = (token: string): boolean => /^[0-9]{6}$/u.test(token);

/** The step whose code this is, of those that are accepted now (R6) and not spent (R7). */
export function acceptedStep({ now }: World, secret: string, token: string, lastStep = -1): number | undefined {
  const current = Math.floor(now / timeStep);
  const step = [current + 1, current, current - 1].find((each) => codeFor(secret, each * timeStep) === token);
  return step !== undefined && step > lastStep ? step : undefined;
}

function spendCode(world: World, { factor, failures }: Person, token: string): RefusalCode | undefined {
  if (factor === null) return "otp_not_verified";
  const isRight = (): boolean => {
    const step = acceptedStep(world, factor.secret, token, factor.lastStep);
    factor.lastStep = step ?? factor.lastStep;
    return step !== undefined;
  };
  return attempt(world, failures.code, { isGuess: isCode(token), isRight, wrong: "invalid_token" });
}

function spendRecoveryCode(world: World, { codes, factor, failures }: Person, token: string): RefusalCode | undefined {
  if (factor === null) return "otp_not_verified";
  const isRight = (): boolean => {
    const found = codes?.find(({ code, isUsed }) => code === token && !isUsed);
    if (found === undefined) return false;
    found.isUsed = true;
    failures.code = unguessed();
    return true;
  };
  return attempt(world, failures.recovery, { isRight, wrong: "invalid_token" });
}

/** The second factor: why not, if not. A wait that this attempt begins ends a pending sign-in (R11). */
export function proveFactor(world: World, person: Person, token: string): RefusalCode | undefined {
  const isRecovery = /^(?:0[1-9]|10)-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}$/u.test(token);
  const failures = isRecovery ? person.failures.recovery : person.failures.code;
  const before = failures.count;
  const no = isRecovery ? spendRecoveryCode(world, person, token) : spendCode(world, person, token);
  const isBegun = no === "too_many_attempts" && failures.count > before;
  if (isBegun && world.session.state === "pending") leave(world);
  return no;
}
