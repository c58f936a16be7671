/** @file What may happen, generated: any request of the modelled ones, right, nearly right or wrong, and what else goes on. */
import { fc } from "@fast-check/vitest";
import type { Request } from "../../../shared/contract.ts";
import { codeFor } from "../../authenticator.ts";
import type { Modelled } from "./rules.ts";
import { guessable, minute, type Person, timeStep, type World } from "./world.ts";

/** Those who may have an account. */
export const emails = ["ada@example.org", "grace@example.org", "alan@example.org"] as const;
const passwords = ["correct horse battery", "another staple zebra", "third one violet moon"] as const;
/** What exported files are sealed with. */
const passphrase = "a long enough passphrase";

const token = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant<"code">("code"),
      of: fc.constantFrom("live", "live", "live", "pending", "past"),
      steps: fc.constantFrom(0, 0, 0, 1, 1, -1, 2, -2, 10, -11),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant<"recovery">("recovery"),
      of: fc.constantFrom("live", "live", "past"),
      place: fc.nat({ max: 9 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("text"),
      text: fc.constantFrom("000000", "12345", "1234567", "１２３４５６", "٠١٢٣٤٥", "", "00-ABCD-EFGH-JKMNP", "abcdef"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("again") }) },
);
/** What may be given for a second factor. */
export type Token = typeof token extends fc.Arbitrary<infer T> ? T : never;

const whim = fc.record({
  who: fc.constantFrom(emails[0], emails[0], ...emails),
  password: fc.constantFrom("right", "right", "right", "right", "another", "nobody's"),
  token,
  hasToken: fc.constantFrom(true, true, true, true, true, false),
  file: fc.nat({ max: 2 }),
});
/** How a request is to come out: whose, and with how much of what is right. */
type Whim = typeof whim extends fc.Arbitrary<infer T> ? T : never;

/** Methods that most of a life is made of. */
export const often: readonly Modelled[] = [
  ...(["login", "otpValidate", "otpValidate", "otpGenerate", "otpVerify", "recoveryCreate", "recoveryRenew"] as const),
  ...(["changePassword", "exportAccount", "confirmPassword", "otpDisable", "overview", "seen", "session"] as const),
];
const seldom: readonly Modelled[] = ["otpCancel", "register", "deleteAccount", "importAccount", "logout"];

const lengths = [1000, timeStep - 1, timeStep, minute, minute, 2 * minute, -timeStep, -minute];
/** Just as long as something lasts, and a moment less or more; in ms. */
export const lives = [5, 10, 15, 60].flatMap((each) => [each * minute - 1, each * minute, each * minute + 1]);

/** Anything that may happen. */
export const anything = fc.oneof(
  { weight: 12, arbitrary: fc.record({ deed: fc.constant("ask"), method: fc.constantFrom(...often), whim }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant("ask"), method: fc.constantFrom(...seldom), whim }) },
  { weight: 4, arbitrary: fc.record({ deed: fc.constant("pass"), ms: fc.constantFrom(...lengths) }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant("pass"), ms: fc.constantFrom(...lives) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      deed: fc.constant("guessed"),
      who: fc.constantFrom(emails[0], ...emails),
      at: fc.constantFrom(...guessable),
      count: fc.constantFrom(3, 4, 11, 98, 99),
    }),
  },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant("restart") }) },
);
/** Something that happens. */
export type Deed = typeof anything extends fc.Arbitrary<infer T> ? T : never;

const personOf = ({ session }: World): Person | undefined =>
  session.state === "signed-out" ? undefined : session.person;

const lastOf = (texts: readonly string[], back = 0): string => texts.at(-1 - (back % texts.length)) ?? "";

function tokenOf(world: World, wanted: Token): string {
  const person = personOf(world);
  const { past, now } = world;
  if (wanted.kind === "again") return past.given;
  if (wanted.kind === "text") return wanted.text;
  if (wanted.kind === "recovery") {
    const code = wanted.of === "live" ? person?.codes?.[wanted.place]?.code : undefined;
    return code ?? lastOf(past.codes, wanted.place);
  }
  const key = { live: person?.factor, pending: person?.pending, past: undefined }[wanted.of];
  return codeFor(key?.secret ?? lastOf(past.secrets), now + wanted.steps * timeStep);
}

type Proof = { readonly password: string; readonly token?: string };

const passwordOf = (person: Person | undefined, wanted: Whim["password"]): string => {
  const right = person?.password ?? passwords[0];
  const another = passwords.find((each) => each !== right) ?? "";
  return { right, another, "nobody's": "never anybody's password" }[wanted];
};

function proofOf(world: World, { password, token: wanted, hasToken }: Whim): Proof {
  const given = passwordOf(personOf(world), password);
  return hasToken ? { password: given, token: tokenOf(world, wanted) } : { password: given };
}

/** Method → the request that comes of a whim, as things are. */
export const requests: { readonly [M in Modelled]: (world: World, whim: Whim) => Request<M> } = {
  register: (_world, { who }) => ({ name: "Somebody", email: who, password: passwords[0] }),
  login: ({ people }, { who, password }) => ({ email: who, password: passwordOf(people.get(who), password) }),
  logout: () => ({}),
  session: () => ({}),
  seen: () => ({}),
  overview: () => ({}),
  confirmPassword: (world, { password }) => ({ password: passwordOf(personOf(world), password) }),
  otpValidate: (world, { token: wanted }) => ({ token: tokenOf(world, wanted) }),
  otpGenerate: () => ({}),
  otpCancel: () => ({}),
  otpVerify: (world, { token: wanted }) => ({ token: tokenOf(world, wanted) }),
  otpDisable: (world, wanted) => ({ token: "", ...proofOf(world, wanted) }),
  recoveryCreate: () => ({}),
  recoveryRenew: proofOf,
  changePassword: (world, wanted) => ({
    ...proofOf(world, wanted),
    new_password: passwordOf(personOf(world), "another"),
  }),
  deleteAccount: proofOf,
  exportAccount: (world, wanted) => ({ ...proofOf(world, wanted), passphrase }),
  importAccount: ({ exported }, { file }) => ({ file: exported.at(-1 - file)?.text ?? "{}", passphrase }),
};
