/**
 * @file Making an account's set of recovery codes (R19, R20): the codes leave main once, in the answer that made them.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse, type Refusal } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withNotice } from "./history.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import { newRecoveryCodes, readRecoveryCode } from "./recovery-codes.ts";
import { saveFor } from "./saving.ts";
import type { SignedIn } from "./session.ts";
import { isStale, stepUp } from "./step-up.ts";
import { noFailures } from "./throttle.ts";

/** A new set in the place of whatever was there. Refusals: otp_not_verified, that of `refusal`, store's. */
async function makeSet(
  auth: Auth,
  session: SignedIn,
  refusal: (account: Account) => Refusal | undefined,
): Promise<Outcome<Value<"recoveryCreate">>> {
  const { hashing, policy, random, clock } = auth;
  const codes = newRecoveryCodes(random.bytes);
  const secrets = codes.map((code) => readRecoveryCode(code)?.secret ?? "");
  const hashes = await Promise.all(secrets.map(async (secret) => hashing.hash(secret, policy.scrypt.recoveryCode)));
  return changeOwn<Value<"recoveryCreate">>(auth, session, (account) => {
    const no = account.factor === null ? refuse("otp_not_verified") : refusal(account);
    if (no) return { result: no };
    const now = clock();
    const renewed = {
      ...account,
      recovery: hashes.map((hash) => ({ hash, usedAt: null })),
      recoveryKept: false,
      // what was guessed at was the old set: this one is bound anew (R10)
      failures: { ...account.failures, recovery: noFailures },
      updatedAt: now,
    };
    const after = withNotice(withActivity(renewed, now, "recovery_codes_made"), now, "recovery_codes_made");
    return { account: after, result: done({ codes }) };
  });
}

/**
 * The first set of a factor, right after its activation or a sign-in with a code. Refusals: codes_already_made,
 * second_factor_required and sign_in_again when the last code or the password is older than the policy allows (R24),
 * otp_not_verified, store's.
 */
export async function createRecoveryCodes(auth: Auth, session: SignedIn): Promise<Outcome<Value<"recoveryCreate">>> {
  if (session.codeAt === 0) return refuse("otp_not_verified");
  // an open window and the password alone must not come to codes that pass for the phone
  if (isStale(auth, session.codeAt)) return refuse("second_factor_required");
  if (isStale(auth, session.passwordAt)) return refuse("sign_in_again");
  return makeSet(auth, session, ({ recovery }) => (recovery === null ? undefined : refuse("codes_already_made")));
}

/** Another set, after a step-up; the old one is dead (R20). Refusals: those of `stepUp`, otp_not_verified, store's. */
export async function renewRecoveryCodes(
  auth: Auth,
  proof: Request<"recoveryRenew">,
  session: SignedIn,
): Promise<Outcome<Value<"recoveryRenew">>> {
  const proven = await stepUp(auth, session, proof);
  return proven.ok ? makeSet(auth, proven.value, () => undefined) : proven;
}

/** Their owner says that the codes were kept: until then the profile warns that they may not be. Refusals: store's. */
export async function keepRecoveryCodes(auth: Auth, session: SignedIn): Promise<Outcome<Value<"recoveryKept">>> {
  return changeOwn<Value<"recoveryKept">>(auth, session, (account) => ({
    ...(!account.recoveryKept && { account: { ...account, recoveryKept: true } }),
    result: done({ status: "success" }),
  }));
}

/** Writes codes that were just shown into a file of its owner's choice. Refusals: those of `saveFor`. */
export async function saveRecoveryCodes(
  auth: Auth,
  { codes }: Request<"recoverySave">,
  session: SignedIn,
): Promise<Outcome<Value<"recoverySave">>> {
  const { printed, printedNote } = auth.words().recovery;
  const text = [printed, "", ...codes, "", printedNote, ""].join("\n");
  return saveFor(auth, session, { name: `${auth.policy.issuer.toLowerCase()}-recovery-codes.txt`, text });
}
