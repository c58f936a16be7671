/**
 * @file The live second factor: passing it, and switching it off.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Account, Factor } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { changeOwn, done, type Outcome } from "./outcome.ts";
import { publicUser } from "./public-user.ts";
import type { Pending, SignedIn } from "./session.ts";
import { checkPassword } from "./sign-in.ts";
import { acceptedStep } from "./totp.ts";

/** The factor with the code spent (R7). Refusals: otp_not_verified without a live factor, invalid_token. */
function spend({ clock, policy }: Auth, { factor }: Account, token: string): Outcome<Factor> {
  if (factor === null) return refuse("otp_not_verified");
  const step = acceptedStep(factor, token, { now: clock(), window: policy.window, lastStep: factor.lastStep });
  return step === undefined ? refuse("invalid_token") : done({ ...factor, lastStep: step });
}

/**
 * Passes the second factor: a pending session becomes a signed-in one (R21, R22).
 * Refusals: otp_not_verified, invalid_token, not_signed_in when the session ended meanwhile, store's.
 */
export async function validate(
  auth: Auth,
  { token }: Request<"otpValidate">,
  session: Pending | SignedIn,
): Promise<Outcome<Value<"otpValidate">>> {
  const outcome = await changeOwn<Value<"otpValidate">>(auth, session, (account) => {
    const spent = spend(auth, account, token);
    if (!spent.ok) return { result: spent };
    return {
      account: { ...account, factor: spent.value },
      result: done({ otp_valid: true, user: publicUser(account) }),
    };
  });
  if (!outcome.ok) return outcome;
  return auth.sessions.replace(session, { ...session, state: "signed-in" }) ? outcome : refuse("not_signed_in");
}

/**
 * Switches the second factor off, with password and code (R24); everything of it is wiped (R27).
 * Refusals: otp_not_verified, wrong_password, invalid_token (each with its field), store's.
 */
export async function disable(
  auth: Auth,
  { password, token }: Request<"otpDisable">,
  session: SignedIn,
): Promise<Outcome<Value<"otpDisable">>> {
  const checked = await checkPassword(auth, session, password);
  if (!checked.ok) return checked;
  const outcome = await changeOwn<Value<"otpDisable">>(auth, session, (account) => {
    const spent = spend(auth, account, token);
    if (!spent.ok) return { result: spent };
    const without = { ...account, factor: null, pending: null, updatedAt: auth.clock() };
    return { account: without, result: done({ otp_disabled: true, user: publicUser(without) }) };
  });
  if (outcome.ok) auth.sessions.replace(session, { ...session, passwordAt: auth.clock() });
  return outcome;
}
