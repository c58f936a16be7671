/** @file Proving who one is, rightly and wrongly: what each attempt comes to, as far as it was answered (R10). */
import { codeFor } from "../authenticator.ts";
import type { Actor } from "./actor.ts";
import { type Failed, type Person, unseen } from "./ledger.ts";

/** So much later there is another code, in ms. */
const yearLong = 365 * 24 * 60 * 60_000;

/** Does something with an account; undefined: there is nothing of the kind to do. Rejects with Refused. */
export type Deed = (actor: Actor, email: string, person: Person | null) => Promise<unknown> | undefined;

/** Whoever has a live factor. */
export type Enrolled = Person & { readonly secret: string };
/** Has somebody a live factor? */
export const isEnrolled = (person: Person | null): person is Enrolled => person !== null && person.secret !== null;

/** A code for the live factor, with what accepting it comes to. */
export function spend(actor: Actor, secret: string): { token: string; spent: { step: number; at: number } } {
  const token = actor.code(secret);
  return { token, spent: { step: actor.step(), at: actor.now() } };
}

/** A person to whom that factor was right, or wrong once more. */
export const withFailed = <P extends Person>(person: P, more: Partial<Failed>): P => ({
  ...person,
  failed: { ...person.failed, ...more },
});

/** Gives the password. */
const logIn = <P extends Person>(actor: Actor, person: P): Promise<P> =>
  actor.stage(person.email, withFailed({ ...person, at: actor.now() }, { password: 0 }), async () => {
    await actor.ask("login", { email: person.email, password: person.password });
  });

/** Signs in, with a code where a factor is on. */
export async function signInTo<P extends Person>(actor: Actor, person: P): Promise<P> {
  const known = await logIn(actor, person);
  if (known.secret === null) return known;
  const { token, spent } = spend(actor, known.secret);
  return actor.stage(person.email, withFailed({ ...known, ...spent }, { code: 0 }), async () => {
    await actor.ask("otpValidate", { token });
  });
}

/** A sign-in with another password. */
export const wrongPassword: Deed = (actor, email, person) =>
  person === null
    ? undefined
    : actor.stage(
        email,
        withFailed({ ...person, at: actor.now() }, { password: person.failed.password + 1 }),
        async () => {
          await actor.askWrongly("login", { email, password: "not the password" });
        },
      );

/** The password, and then what is wrong. */
async function guess(actor: Actor, person: Person, factor: "code" | "recovery", token: string): Promise<void> {
  const known = await logIn(actor, person);
  const may = withFailed({ ...known, at: actor.now() }, { [factor]: known.failed[factor] + 1 });
  await actor.stage(person.email, may, async () => {
    await actor.askWrongly("otpValidate", { token });
  });
}

/** A sign-in with another code. */
export const wrongCode: Deed = (actor, _email, person) =>
  isEnrolled(person) ? guess(actor, person, "code", codeFor(person.secret, actor.now() + yearLong)) : undefined;

/** A sign-in with a recovery code that is none. */
export const wrongRecoveryCode: Deed = (actor, _email, person) =>
  isEnrolled(person) && person.codes !== null ? guess(actor, person, "recovery", "01-AAAA-AAAA-AAAAA") : undefined;

async function recoverWith(actor: Actor, person: Person, code: string, rest: string[]): Promise<void> {
  const known = await logIn(actor, person);
  const may = withFailed({ ...known, codes: rest, at: actor.now() }, { code: 0, recovery: 0 });
  await actor.stage(person.email, may, async () => {
    await actor.ask("otpValidate", { token: code });
  });
}

/** A sign-in with a recovery code. */
export const recover: Deed = (actor, _email, person) => {
  const [code, ...rest] = person?.codes ?? [];
  return person === null || code === undefined || code === unseen ? undefined : recoverWith(actor, person, code, rest);
};
