/**
 * @file Making an account.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { accountVersion } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { done, type Outcome } from "./outcome.ts";

/** Registers a new account. Refusals: account_exists (whatever the case of the e-mail), not_saved. */
export async function register(
  { accounts, passwords, clock, random }: Auth,
  { name, email, password }: Request<"register">,
): Promise<Outcome<Value<"register">>> {
  const hash = await passwords.hash(password);
  const now = clock();
  const inserted = await accounts.insert({
    version: accountVersion,
    id: random.uuid(),
    name,
    email,
    password: hash,
    factor: null,
    pending: null,
    createdAt: now,
    updatedAt: now,
  });
  if (inserted === "taken") return refuse("account_exists", { email: "There is already an account with this email" });
  if (inserted === "not_saved") return refuse("not_saved");
  return done({ status: "success", message: "Registered successfully, please login" });
}
