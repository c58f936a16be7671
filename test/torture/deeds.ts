/** @file What people do: each deed, from the state of an account to another, through the back end's own answers. */
import { type Actor, policy } from "./actor.ts";
import {
  type Deed,
  type Enrolled,
  isEnrolled,
  recover,
  signInTo,
  spend,
  withFailed,
  wrongCode,
  wrongPassword,
  wrongRecoveryCode,
} from "./attempts.ts";
import { neverFailed, type Person, unseen } from "./ledger.ts";
import type { Choose } from "./random.ts";

const passphrase = "a passphrase of some length";

/** The deed of whoever has an account, after signing in. */
const asSomebody =
  (act: (actor: Actor, signed: Person) => Promise<unknown>): Deed =>
  (actor, _email, person) =>
    person === null ? undefined : signInTo(actor, person).then((signed) => act(actor, signed));

/** The deed of whoever has no live factor, after signing in. */
const asPlain = (act: (actor: Actor, signed: Person) => Promise<unknown>): Deed => {
  const deed = asSomebody(act);
  return (actor, email, person) => (isEnrolled(person) ? undefined : deed(actor, email, person));
};

/** The deed of whoever has a live factor, and recovery codes or not, after signing in. */
const asEnrolled =
  (hasCodes: boolean | "either", act: (actor: Actor, signed: Enrolled) => Promise<unknown>): Deed =>
  (actor, _email, person) =>
    isEnrolled(person) && (hasCodes === "either" || hasCodes === (person.codes !== null))
      ? signInTo(actor, person).then((signed) => act(actor, signed))
      : undefined;

/** The password, and a code where a factor is on; with what giving them comes to. */
function stepUp(
  actor: Actor,
  { password, secret }: Person,
): { proof: { password: string; token?: string }; spent: { step?: number; at: number } } {
  if (secret === null) return { proof: { password }, spent: { at: actor.now() } };
  const { token, spent } = spend(actor, secret);
  return { proof: { password, token }, spent };
}

const register: Deed = (actor, email, person) => {
  if (person !== null) return undefined;
  const password = `first password ${actor.now()}`;
  const fresh = {
    email,
    password,
    secret: null,
    pending: null,
    codes: null,
    step: 0,
    failed: neverFailed,
    at: actor.now(),
  };
  return actor.stage(email, fresh, async () => {
    await actor.ask("register", { name: "Somebody", email, password });
  });
};

const generate = (actor: Actor, signed: Person): Promise<Person> =>
  actor.stage(signed.email, { ...signed, pending: unseen }, async () => ({
    pending: (await actor.ask("otpGenerate", {})).base32,
  }));

async function enrol(actor: Actor, signed: Person): Promise<void> {
  const begun = await generate(actor, signed);
  if (begun.pending === null) throw new Error("A set-up without a secret");
  const { token, spent } = spend(actor, begun.pending);
  const enrolled = withFailed({ ...begun, ...spent, secret: begun.pending, pending: null, codes: null }, { code: 0 });
  await actor.stage(signed.email, enrolled, async () => {
    await actor.ask("otpVerify", { token });
  });
}

const cancel = (actor: Actor, signed: Person): Promise<Person> =>
  actor.stage(signed.email, { ...signed, pending: null }, async () => {
    await actor.ask("otpCancel", {});
  });

const makeCodes = (actor: Actor, signed: Enrolled): Promise<Person> =>
  actor.stage(signed.email, { ...signed, codes: [unseen], at: actor.now() }, async () =>
    actor.ask("recoveryCreate", {}),
  );

const renewCodes = (actor: Actor, signed: Enrolled): Promise<Person> => {
  const { proof, spent } = stepUp(actor, signed);
  return actor.stage(signed.email, withFailed({ ...signed, ...spent, codes: [unseen] }, { recovery: 0 }), async () =>
    actor.ask("recoveryRenew", proof),
  );
};

const changePassword = (actor: Actor, signed: Person): Promise<Person> => {
  const { proof, spent } = stepUp(actor, signed);
  const another = `another password ${actor.now()}`;
  const password = another === signed.password ? `${another} again` : another; // the old one again is refused (R17)
  return actor.stage(signed.email, { ...signed, ...spent, password, pending: null }, async () => {
    await actor.ask("changePassword", { ...proof, new_password: password });
  });
};

const disable = (actor: Actor, signed: Enrolled): Promise<Person> => {
  const { proof, spent } = stepUp(actor, signed);
  const without = { ...signed, ...spent, secret: null, pending: null, codes: null };
  return actor.stage<Person>(signed.email, withFailed<Person>(without, { code: 0, recovery: 0 }), async () => {
    await actor.ask("otpDisable", proof);
  });
};

const remove = (actor: Actor, signed: Person): Promise<null> => {
  const { proof } = stepUp(actor, signed);
  return actor.stage(signed.email, null, async () => {
    await actor.ask("deleteAccount", proof);
  });
};

/** Exports the account, deletes it, and imports it again. */
async function carry(actor: Actor, signed: Person): Promise<void> {
  const { proof, spent } = stepUp(actor, signed);
  const exported = await actor.stage(signed.email, { ...signed, ...spent }, async () => {
    await actor.ask("exportAccount", { ...proof, passphrase });
  });
  const file = actor.saved();
  await remove(actor, exported);
  const spentStep = exported.secret === null ? exported.step : actor.step() + policy.window;
  await actor.stage(signed.email, { ...exported, pending: null, step: spentStep, at: actor.now() }, async () => {
    await actor.ask("importAccount", { file, passphrase });
  });
}

/** All there is to do. */
export const deeds = {
  register,
  signIn: asSomebody(async () => {}),
  wrongPassword,
  wrongCode,
  wrongRecoveryCode,
  generate: asPlain(generate),
  enrol: asPlain(enrol),
  cancel: asPlain(cancel),
  makeCodes: asEnrolled(false, makeCodes),
  renewCodes: asEnrolled(true, renewCodes),
  recover,
  changePassword: asSomebody(changePassword),
  disable: asEnrolled("either", disable),
  remove: asSomebody(remove),
  carry: asSomebody(carry),
} as const satisfies Record<string, Deed>;

/** Does one of the things that can be done with an account, and signs out. Rejects with Refused. */
export async function doSomething(actor: Actor, email: string, person: Person | null, choose: Choose): Promise<void> {
  const order = Object.values(deeds)
    .map((deed) => ({ deed, place: choose(2 ** 20) }))
    .toSorted((one, other) => one.place - other.place);
  try {
    for (const { deed } of order) {
      const doing = deed(actor, email, person);
      if (doing !== undefined) {
        await doing;
        return;
      }
    }
  } finally {
    actor.signOut();
  }
}
