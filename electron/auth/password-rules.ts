/**
 * @file Which new passwords and passphrases are refused for what they are (R14, ASVS 6.2.4 and 6.2.11, NIST SP 800-63B-4
 * §3.1.1.2): those that everybody tries first. There are no rules of composition (R13).
 */
import type { Fault } from "../../shared/faults.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { isRun, unrepeated } from "./patterns.ts";

// the compatible forms too, such as full width: for comparing only, no password is changed by it
const plain = (text: string): string => text.normalize("NFKC").toLowerCase().trim();
const withoutAccents = (text: string): string => text.normalize("NFKD").replaceAll(/[\u{300}-\u{36f}]/gu, "");
const isMostOf = (part: string, text: string): boolean => part.length * 2 > text.length;

/**
 * What a text is at heart, whatever it was dressed up with: its letters, or its digits, where they are more than half of
 * it; else all of it. Once, where it is said again and again. Without accents, and in capitals, which unlike small letters
 * do not depend on where in a word they stand.
 */
const heart = (text: string): string => {
  const bare = withoutAccents(plain(text).toUpperCase()).replaceAll(/\s/gu, "");
  const [letters, digits] = [bare.replaceAll(/[^\p{L}\p{M}]/gu, ""), bare.replaceAll(/[^\p{Nd}]/gu, "")];
  return unrepeated([letters, digits].find((part) => isMostOf(part, bare)) ?? bare);
};

/** A text, its words, and those in the other order. */
const saidOtherwise = (text: string): readonly string[] => {
  const words = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  return [text, words.toReversed().join(""), ...words];
};

/** Why a new password or passphrase is refused; undefined where it is not. */
export async function weakness(
  { policy: { issuer }, isCommonPassword }: Pick<Auth, "policy" | "isCommonPassword">,
  password: string,
  { name, email }: Pick<Account, "name" | "email">,
): Promise<Fault | undefined> {
  const typed = plain(password);
  const core = heart(password);
  const local = email.split("@")[0] ?? "";
  const own = [email, local, local.split("+")[0] ?? "", name].flatMap(saidOtherwise).map(heart);
  if (own.some((text) => text !== "" && text === core)) return "password_own";
  if (core === heart(issuer)) return "password_product";
  const word = typed.replace(/[^\p{L}]+$/u, "");
  const tried = [typed, core.toLowerCase(), ...(isMostOf(word, typed) ? [word] : [])];
  const isCommon = isRun(typed) || (await Promise.all(tried.map(isCommonPassword))).includes(true);
  return isCommon ? "password_common" : undefined;
}
