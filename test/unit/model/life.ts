/** @file Lives, generated: anything, and between that stories, which chance alone would seldom come to. */
import { fc } from "@fast-check/vitest";
import { anything, type Deed, emails, lives, often, type Token } from "./deeds.ts";
import type { Modelled } from "./rules.ts";
import { type Guessable, guessable, minute } from "./world.ts";

type Email = (typeof emails)[number];

const code: Token = { kind: "code", of: "live", steps: 0 };
const ofSetup: Token = { kind: "code", of: "pending", steps: 0 };
const wrong: Token = { kind: "text", text: "000000" };
const madeUp: Token = { kind: "recovery", of: "past", place: 0 };
const recovery = (place: number): Token => ({ kind: "recovery", of: "live", place });
const aMinute: Deed = { deed: "pass", ms: minute };

const somebody = fc.constantFrom(emails[0], ...emails);
const asked = fc.constantFrom(...often, "deleteAccount" as const);
const proof = fc.oneof(fc.constant(code), fc.nat({ max: 1 }).map(recovery));

/** Asks with the right password, and that for a second factor. */
const rightly = (who: Email, token: Token, ...methods: readonly Modelled[]): Deed[] =>
  methods.map((method) => ({ deed: "ask", method, whim: { who, password: "right", token, hasToken: true, file: 0 } }));

const signIn = (who: Email, token: Token = code): Deed[] => [aMinute, ...rightly(who, token, "login", "otpValidate")];
const enrol = (who: Email): Deed[] => rightly(who, ofSetup, "login", "otpGenerate", "otpVerify", "recoveryCreate");

/** With all that it takes, when something may just have run out. */
const late = fc
  .tuple(somebody, proof, fc.constantFrom(...lives))
  .chain(([who, token, ms]) =>
    fc.constantFrom<Deed[][]>(
      [rightly(who, token, "login"), [{ deed: "pass", ms }], rightly(who, token, "otpValidate")],
      [signIn(who), rightly(who, token, "otpGenerate"), [{ deed: "pass", ms }], rightly(who, ofSetup, "otpVerify")],
      [signIn(who), [{ deed: "pass", ms }], rightly(who, token, "recoveryCreate", "otpGenerate", "recoveryRenew")],
    ),
  );

/** With all that it takes; and once more with the very same. */
const twice = fc
  .tuple(somebody, proof, asked)
  .map(([who, token, method]) => [
    signIn(who),
    [aMinute],
    rightly(who, token, method),
    rightly(who, { kind: "again" }, method, "otpValidate"),
  ]);

/** Out into a file, and back. */
const carried = somebody.map((who) => [
  signIn(who),
  [aMinute],
  rightly(who, code, "exportAccount"),
  [aMinute],
  rightly(who, code, "deleteAccount", "importAccount", "login", "otpValidate"),
]);

/** Guesses at one of them while signed in. */
const guess = (who: Email, at: Guessable): Deed => ({
  deed: "ask",
  method: at === "password" ? "confirmPassword" : "otpValidate",
  whim: { who, password: "nobody's", token: at === "code" ? wrong : madeUp, hasToken: true, file: 0 },
});

/** Guessed at until a wait, or the end, is near; and then gone on with. */
const besieged = fc
  .tuple(somebody, fc.constantFrom(...guessable), fc.constantFrom(3, 4, 11, 98, 99), proof)
  .map(([who, at, count, token]): Deed[][] => [
    signIn(who),
    [{ deed: "guessed", who, at, count }],
    [guess(who, at), guess(who, at)],
    [{ deed: "pass", ms: 60 * minute }],
    signIn(who, token),
  ]);

const beginning = fc
  .tuple(fc.subarray([...emails], { minLength: 1 }), fc.subarray([...emails]))
  .map(([registered, enrolled]) => [
    registered.flatMap((who) => rightly(who, code, "register")),
    enrolled.filter((who) => registered.includes(who)).flatMap(enrol),
  ]);

const chapter = fc.oneof(
  { weight: 6, arbitrary: anything.map((one) => [[one]]) },
  { weight: 2, arbitrary: fc.tuple(somebody, proof).map(([who, token]) => [signIn(who, token)]) },
  { weight: 1, arbitrary: somebody.map((who) => [enrol(who)]) },
  { weight: 2, arbitrary: fc.oneof(late, twice, carried, besieged) },
);

/** Anything that may happen, one thing after the other. */
export const life: fc.Arbitrary<Deed[]> = fc
  .tuple(beginning, fc.array(chapter, { maxLength: 30, size: "max" }))
  .map(([begin, chapters]) => [begin, ...chapters].flat(2));
