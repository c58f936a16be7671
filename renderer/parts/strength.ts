/** @file How strong a password is; apart, so that the estimator is loaded only where a password is chosen. */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";

// no dictionaries: main refuses the common passwords; this sees sequences, repeats, dates, and what is about the user
const estimator = new ZxcvbnFactory();

/** Length from which a password may be the only factor (NIST SP 800-63B-4, 3.1.1.2). */
const recommended = 15;

/** From 0 (guessed at once) to 4; below the recommended length at most 3. */
export function strengthOf(password: string, about: readonly string[]): number {
  const parts = about.flatMap((text) => [text, ...text.split(/[\s@.]+/u)]).filter((text) => text.length > 2);
  const { score } = estimator.check(password, parts);
  return Array.from(password).length < recommended ? Math.min(score, 3) : score;
}
