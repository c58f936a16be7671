/**
 * @file Which new passwords are refused for what they are (R14, ASVS 6.2.4 and 6.2.11): those that everybody tries first.
 * There are no rules of composition (R13).
 */
import type { Fault } from "../../shared/faults.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";

const plain = (text: string): string => text.normalize("NFC").toLowerCase();
/** What a password is at heart: without the digits, signs and spaces that are put around a word to dress it up. */
const core = (text: string): string => plain(text).replaceAll(/[^\p{L}]/gu, "");

/** Why a new password is refused; undefined where it is not. */
export async function weakness(
  { policy: { issuer }, isCommonPassword }: Pick<Auth, "policy" | "isCommonPassword">,
  password: string,
  { name, email }: Pick<Account, "name" | "email">,
): Promise<Fault | undefined> {
  if (await isCommonPassword(plain(password))) return "password_common";
  const own = [email, email.split("@")[0] ?? "", name];
  // what has no letter in it, such as a telephone number, has no core to compare
  const isAsOwn = (text: string): boolean =>
    plain(text) === plain(password) || (core(text) !== "" && core(text) === core(password));
  if (own.some(isAsOwn)) return "password_own";
  return core(password) === core(issuer) ? "password_product" : undefined;
}
