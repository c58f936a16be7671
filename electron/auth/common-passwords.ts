/**
 * @file The list of common passwords (R14), in lower case: the 18,000 long enough to be a password are shipped.
 */
import { passwordLeast } from "../../shared/fields.ts";

/** Is this long enough to be a password at all? What is not is refused for that, and need not be on the list. */
export const mayBePassword = (word: string): boolean => Array.from(word).length >= passwordLeast;

let loading: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"].filter(mayBePassword));
}

/** Is this, in lower case, among the passwords that everybody tries first? */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= load(); // only once a password is chosen: it would hold up the start
  return (await loading).has(password);
}
