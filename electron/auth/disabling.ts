/**
 * @file Switching the second factor off.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Auth } from "./deps.ts";
import { withActivity, withNotice } from "./history.ts";
import { changeOwn, done, type Outcome, readOwn } from "./outcome.ts";
import { publicUser } from "./public-user.ts";
import type { SignedIn } from "./session.ts";
import { stepUp } from "./step-up.ts";
import { noFailures } from "./throttle.ts";

/**
 * Switches the second factor off after a step-up (R24); everything of it is wiped (R27): secret, last step, recovery
 * codes and the failures of both. Refusals: otp_not_verified where it is off, those of `stepUp`, store's.
 */
export async function disable(
  auth: Auth,
  proof: Request<"otpDisable">,
  session: SignedIn,
): Promise<Outcome<Value<"otpDisable">>> {
  const own = await readOwn(auth, session);
  if (!own.ok) return own;
  if (own.value.factor === null) return refuse("otp_not_verified"); // no attempt at proving anything is charged
  const proven = await stepUp(auth, session, proof);
  if (!proven.ok) return proven;
  return changeOwn<Value<"otpDisable">>(auth, proven.value, (account) => {
    const now = auth.clock();
    const failures = { ...account.failures, code: noFailures, recovery: noFailures };
    const without = {
      ...account,
      factor: null,
      pending: null,
      recovery: null,
      recoveryKept: true,
      failures,
      updatedAt: now,
    };
    const after = withNotice(withActivity(without, now, "factor_disabled"), now, "factor_disabled");
    return { account: after, result: done({ otp_disabled: true, user: publicUser(after) }) };
  });
}
