/**
 * @file The list of common passwords (R14), in lower case: the 18,000 long enough to be a password are shipped.
 */

let loading: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  return new Set(dictionary["passwords-common"]);
}

/** Is this, in lower case, among the passwords that everybody tries first? */
export async function isCommonPassword(password: string): Promise<boolean> {
  loading ??= load(); // only once a password is chosen: it would hold up the start
  return (await loading).has(password);
}
