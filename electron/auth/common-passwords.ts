/**
 * @file The bundled list of common passwords (R14): 49,000 of them, most common first, in lower case.
 */
import { dictionary } from "@zxcvbn-ts/language-common";

const common: ReadonlySet<string> = new Set(dictionary["passwords-common"]);

/** Is this, in lower case, among the passwords that everybody tries first? */
export const isCommonPassword = (password: string): boolean => common.has(password);
