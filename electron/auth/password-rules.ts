/**
 * @file Which new passwords and passphrases are refused for what they are (R14, ASVS 6.2.4 and 6.2.11, NIST SP 800-63B-4
 * §3.1.1.2): those that everybody tries first. There are no rules of composition (R13).
 */
import type { Fault } from "../../shared/faults.ts";
import { passwordLeast } from "../../shared/fields.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { isRun, unrepeated } from "./patterns.ts";

// the digits of Arabic and Persian, which stand for those of ASCII (Unicode §8.2)
const asciiDigits = (text: string): string =>
  text.replaceAll(/[\u{660}-\u{669}\u{6f0}-\u{6f9}]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
// the compatible forms too, such as full width: for comparing only, no password is changed by it
const plain = (text: string): string => asciiDigits(text.normalize("NFKC").toLowerCase().trim());
// those of Latin, Greek and Cyrillic, and what Arabic may do without: vowel signs, hamza, the stretching of words
const accents = /[\u{300}-\u{36f}\u{640}\u{64b}-\u{65f}\u{670}]/gu;
const withoutAccents = (text: string): string => text.normalize("NFKD").replaceAll(accents, "");
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

/** Most signs around one's own name that are taken for its dress, such as a year or two. */
const ownDressMost = 8;

/** The same around a common word, such as a year and a sign: there are far more of those than of one's own names. */
const commonDressMost = 5;

/** Fewest letters of a name that is looked for under such a dress: shorter ones are in many a random text. */
const ownLeast = 3;

/** A text without the digits and signs around its letters, where those are at most so many. */
function undressed(text: string, dressMost: number): string {
  const inner = text.replaceAll(/^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu, "");
  return Array.from(text).length - Array.from(inner).length <= dressMost ? inner : text;
}

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
  const own = new Set([email, ...[local, local.split("+")[0] ?? "", name].flatMap(saidOtherwise)].map(heart));
  own.delete("");
  const inner = heart(undressed(typed, ownDressMost));
  if (own.has(core) || (inner.length >= ownLeast && own.has(inner))) return "password_own";
  if ([core, inner].includes(heart(issuer))) return "password_product";
  const start = typed.replace(/[^\p{L}\p{M}]+$/u, "");
  const bare = typed.replaceAll(/^[^\p{L}\p{M}\p{Nd}]+|[^\p{L}\p{M}\p{Nd}]+$|\s/gu, "");
  const letters = core.toLowerCase();
  const word = undressed(typed, commonDressMost);
  const tried = [
    typed,
    // letters that stand apart make a short word in many a random text
    ...(Array.from(letters).length >= passwordLeast ? [letters] : []),
    word,
    unrepeated(bare),
    ...(isMostOf(start, typed) ? [start] : []),
  ];
  // a short word is a run of few signs, and in many a random text
  const runs = isMostOf(word, typed) ? [typed, letters, word] : [typed, letters];
  const isCommon = runs.some(isRun) || (await Promise.all(tried.map(isCommonPassword))).includes(true);
  return isCommon ? "password_common" : undefined;
}
