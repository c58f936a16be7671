/**
 * @file Making an account.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { accountVersion } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { done, type Outcome } from "./outcome.ts";
import { weakness } from "./password-rules.ts";
import { noFailures } from "./throttle.ts";

/** Registers a new account. Refusals: weak_password (R14), account_exists (whatever the case of the e-mail), not_saved. */
export async function register(
  auth: Auth,
  { name, email, password }: Request<"register">,
): Promise<Outcome<Value<"register">>> {
  const { accounts, hashing, policy, clock, random } = auth;
  const weak = await weakness(auth, password, { name, email });
  if (weak !== undefined) return refuse("weak_password", { fields: { password: weak } });
  const hash = await hashing.hash(password, policy.scrypt.password);
  const now = clock();
  const inserted = await accounts.insert({
    version: accountVersion,
    id: random.uuid(),
    name,
    email,
    password: hash,
    factor: null,
    pending: null,
    recovery: null,
    failures: { password: noFailures, code: noFailures, recovery: noFailures },
    notices: [],
    activity: [{ at: now, kind: "registered", ok: true }],
    createdAt: now,
    updatedAt: now,
  });
  if (inserted === "taken") return refuse("account_exists", { fields: { email: "email_taken" } });
  if (inserted === "not_saved") return refuse("not_saved");
  return done({ status: "success", message: "Registered successfully, please login" });
}
