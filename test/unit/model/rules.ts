/** @file What each method ought to answer and to bring about, in a world: the requirements once more, as a program. */
import type { Method } from "../../../shared/channels.ts";
import type { Request, Value } from "../../../shared/contract.ts";
import type { RefusalCode } from "../../../shared/refusals.ts";
import {
  acceptedStep,
  attempt,
  enter,
  isCode,
  leave,
  minute,
  type Person,
  proveFactor,
  type Session,
  timeStep,
  unguessed,
  type World,
} from "./world.ts";

/** The methods that are modelled: all that prove something, need a proof, or have to do with the session. */
export type Modelled = Exclude<
  Method,
  "recoverySave" | "recoveryKept" | "dismissNotices" | "activity" | "copySecret" | "preferences" | "setPreferences"
>;

/** Told with the value of a yes: what there is to learn from it, and to check in it. */
type Learn<M extends Modelled> = (value: Value<M>) => void;
/** Why not; or what follows from the yes. */
type Rule<M extends Modelled> = (world: World, request: Request<M>) => RefusalCode | Learn<M>;

type SignedIn = Extract<Session, { state: "pending" | "signed-in" }>;
const nothing = (): void => {};

/** The rule of a method that only whoever is signed in may ask (R21). */
const signedIn =
  <M extends Modelled>(
    rule: (world: World, request: Request<M>, session: SignedIn) => RefusalCode | Learn<M>,
  ): Rule<M> =>
  (world, request) => {
    const { session } = world;
    if (session.state === "signed-out") return "not_signed_in";
    return session.state === "pending" ? "second_factor_required" : rule(world, request, session);
  };

const provePassword = (
  world: World,
  { failures, password }: Person,
  given: string,
  wrong: RefusalCode,
): RefusalCode | undefined => attempt(world, failures.password, { isRight: () => given === password, wrong });

/** R24: the password, and the second factor where there is one. */
function stepUp(
  world: World,
  session: SignedIn,
  { password, token }: { password: string; token?: string | undefined },
): RefusalCode | undefined {
  const { person } = session;
  const isOn = person.factor !== null;
  const no =
    provePassword(world, person, password, "wrong_password") ??
    (isOn ? (token === undefined ? "invalid_token" : proveFactor(world, person, token)) : undefined);
  if (no !== undefined) return no;
  enter(world, { ...session, passwordAt: world.now, codeAt: isOn ? world.now : session.codeAt });
  return undefined;
}

const isFresh = ({ now }: World, at: number): boolean => now - at <= 5 * minute;

const stands = ({ pending }: Person, { now }: World): boolean =>
  pending !== null && now < pending.until && pending.until <= now + 11 * minute;

/** What was a proof is none any more. */
function outlive({ past }: World, { factor, pending, codes }: Person): void {
  for (const key of [factor, pending]) if (key) past.secrets.push(key.secret);
  past.codes.push(...(codes ?? []).map(({ code }) => code));
}

const newCodes =
  (person: Person) =>
  ({ codes }: { readonly codes: readonly string[] }): void => {
    person.codes = codes.map((code) => ({ code, isUsed: false }));
    person.failures.recovery = unguessed();
  };

/** Method → its rule. */
export const rules: { readonly [M in Modelled]: Rule<M> } = {
  register(world, { email, password }) {
    if (world.people.has(email)) return "account_exists";
    const failures = { password: unguessed(), code: unguessed(), recovery: unguessed() };
    world.people.set(email, { email, password, factor: null, pending: null, codes: null, failures });
    return nothing;
  },
  login(world, { email, password }) {
    const person = world.people.get(email);
    const failures = person?.failures.password ?? world.strangers.get(email) ?? unguessed();
    if (!person) world.strangers.set(email, failures);
    const isRight = (): boolean => person?.password === password;
    const no = attempt(world, failures, { isRight, wrong: "wrong_credentials" });
    if (no !== undefined || !person) return no ?? "failed";
    const state = person.factor === null ? "signed-in" : "pending";
    enter(world, { state, person, startedAt: world.now, passwordAt: world.now, codeAt: null });
    return nothing;
  },
  logout(world) {
    leave(world);
    return nothing;
  },
  session: () => nothing,
  seen(world) {
    if (world.session.state !== "signed-out") world.seenAt = Math.max(world.seenAt, world.now);
    return nothing;
  },
  overview: signedIn<"overview">((_world, _request, { person: { codes } }) => ({ recovery_codes_left: left }) => {
    const unused = codes?.filter(({ isUsed }) => !isUsed).length ?? null;
    if (left !== unused) throw new Error(`${left} recovery codes are left instead of ${unused}`);
  }),
  confirmPassword: signedIn<"confirmPassword">((world, { password }, session) => {
    const no = provePassword(world, session.person, password, "wrong_password");
    if (no !== undefined) return no;
    enter(world, { ...session, passwordAt: world.now });
    return nothing;
  }),
  otpValidate(world, { token }) {
    if (world.session.state === "signed-out") return "not_signed_in";
    const { session, now } = world;
    const no = proveFactor(world, session.person, token);
    if (no !== undefined) return no;
    const startedAt = session.state === "pending" ? now : session.startedAt;
    enter(world, { ...session, state: "signed-in", startedAt, codeAt: now });
    return nothing;
  },
  otpGenerate: signedIn<"otpGenerate">((world, _request, { person, passwordAt }) => {
    if (!isFresh(world, passwordAt)) return "sign_in_again";
    if (person.factor) return "already_enabled";
    const { pending } = person;
    const goesOn = stands(person, world);
    if (!goesOn && person.failures.code.count >= 100) person.failures.code = unguessed();
    const until = world.now + 10 * minute;
    return ({ base32: secret }) => {
      if ((secret === pending?.secret) !== goesOn) throw new Error("The wrong set-up was gone on with");
      if (goesOn) return;
      outlive(world, { ...person, codes: null });
      person.pending = { secret, until };
    };
  }),
  otpCancel: signedIn<"otpCancel">((world, _request, { person }) => {
    outlive(world, { ...person, codes: null });
    person.pending = null;
    return nothing;
  }),
  otpVerify: signedIn<"otpVerify">((world, { token }, session) => {
    const { person, passwordAt } = session;
    const { pending, failures } = person;
    if (person.factor) return "already_enabled";
    if (!pending) return "invalid_token";
    if (!stands(person, world)) {
      person.pending = null;
      return "enrolment_expired";
    }
    if (!isFresh(world, passwordAt)) return "sign_in_again";
    const lastStep = acceptedStep(world, pending.secret, token);
    const isRight = (): boolean => lastStep !== undefined;
    const no = attempt(world, failures.code, { isGuess: isCode(token), isRight, wrong: "invalid_token" });
    if (no !== undefined || lastStep === undefined) return no ?? "failed";
    Object.assign(person, { factor: { secret: pending.secret, lastStep }, pending: null, codes: null });
    enter(world, { ...session, codeAt: world.now });
    return nothing;
  }),
  otpDisable: signedIn<"otpDisable">((world, proof, session) => {
    const { person } = session;
    if (!person.factor) return "otp_not_verified";
    const no = stepUp(world, session, proof);
    if (no !== undefined) return no;
    outlive(world, person);
    Object.assign(person, { factor: null, pending: null, codes: null });
    Object.assign(person.failures, { code: unguessed(), recovery: unguessed() });
    return nothing;
  }),
  recoveryCreate: signedIn<"recoveryCreate">((world, _request, { person, codeAt, passwordAt }) => {
    if (codeAt === null) return "otp_not_verified";
    if (!isFresh(world, codeAt)) return "second_factor_required";
    if (!isFresh(world, passwordAt)) return "sign_in_again";
    if (!person.factor) return "otp_not_verified";
    return person.codes ? "codes_already_made" : newCodes(person);
  }),
  recoveryRenew: signedIn<"recoveryRenew">((world, proof, session) => {
    const { person } = session;
    const no = stepUp(world, session, proof);
    if (no !== undefined) return no;
    if (!person.factor) return "otp_not_verified";
    world.past.codes.push(...(person.codes ?? []).map(({ code }) => code));
    return newCodes(person);
  }),
  changePassword: signedIn<"changePassword">((world, { new_password: password, ...proof }, session) => {
    if (password === proof.password) return "weak_password";
    const no = stepUp(world, session, proof);
    if (no !== undefined) return no;
    outlive(world, { ...session.person, factor: null, codes: null });
    Object.assign(session.person, { password, pending: null });
    return nothing;
  }),
  deleteAccount: signedIn<"deleteAccount">((world, proof, session) => {
    const no = stepUp(world, session, proof);
    if (no !== undefined) return no;
    outlive(world, session.person);
    world.people.delete(session.person.email);
    leave(world);
    return nothing;
  }),
  exportAccount: signedIn<"exportAccount">((world, proof, session) => stepUp(world, session, proof) ?? nothing),
  importAccount(world, { file }) {
    const found = world.exported.find(({ text }) => text === file);
    if (!found) return "damaged_file";
    const person = structuredClone(found.person);
    if (world.people.has(person.email)) return "account_exists";
    person.pending = null;
    // every code up to the next may have been used elsewhere since (R7)
    const spent = Math.floor(world.now / timeStep) + 1;
    if (person.factor) person.factor.lastStep = Math.max(person.factor.lastStep, spent);
    world.people.set(person.email, person);
    return nothing;
  },
};
