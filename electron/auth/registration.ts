/**
 * @file Making an account.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Auth } from "./deps.ts";
import { newAccount } from "./new-account.ts";
import { done, type Outcome } from "./outcome.ts";
import { weakness } from "./password-rules.ts";

/** Registers a new account. Refusals: weak_password (R14), account_exists (whatever the case of the e-mail), not_saved. */
export async function register(
  auth: Auth,
  { name, email, password }: Request<"register">,
): Promise<Outcome<Value<"register">>> {
  const { accounts, hashing, policy } = auth;
  const weak = await weakness(auth, password, { name, email });
  if (weak !== undefined) return refuse("weak_password", { fields: { password: weak } });
  const hash = await hashing.hash(password, policy.scrypt.password);
  const inserted = await accounts.insert(newAccount(auth, { name, email, password: hash }));
  if (inserted === "taken") return refuse("account_exists", { fields: { email: "email_taken" } });
  if (inserted === "not_saved") return refuse("not_saved");
  return done({ status: "success", message: "Registered successfully, please login" });
}
