/**
 * @file Which new passwords are refused for what they are (R14, ASVS 6.2.4 and 6.2.11): those that everybody tries first.
 * There are no rules of composition (R13).
 */
import type { Fault } from "../../shared/faults.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";

// the compatible forms too, such as full width: for comparing only, no password is changed by it
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();
/**
 * What a text is at heart: its letters, without the digits, signs and spaces that are put around a word to dress it up;
 * where it has none, such as a telephone number, its digits; where it has neither, all of it. In capitals, which unlike
 * small letters do not depend on where in a word they stand.
 */
const heart = (text: string): string => {
  const only = (sign: RegExp): string => plain(text).toUpperCase().replaceAll(sign, "");
  return only(/[^\p{L}]/gu) || only(/[^\p{Nd}]/gu) || plain(text);
};

/** Why a new password is refused; undefined where it is not. */
export async function weakness(
  { policy: { issuer }, isCommonPassword }: Pick<Auth, "policy" | "isCommonPassword">,
  password: string,
  { name, email }: Pick<Account, "name" | "email">,
): Promise<Fault | undefined> {
  if (await isCommonPassword(plain(password))) return "password_common";
  const local = email.split("@")[0] ?? "";
  const own = [email, local, local.split("+")[0] ?? "", name].map(heart).filter((text) => text !== "");
  if (own.includes(heart(password))) return "password_own";
  return heart(password) === heart(issuer) ? "password_product" : undefined;
}
