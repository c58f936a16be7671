/**
 * @file Texts that are easier than they are long: one thing again and again, or signs in a row (NIST SP 800-63B-4
 * §3.1.1.2: "aaaaaa", "1234abcd").
 */

/** Most signs of a piece that makes a text no better for being repeated. */
const shortest = 4;

/** A text without its repetitions: "abcabc" is "abc". */
export const unrepeated = (text: string): string => /^(?<piece>.+?)\k<piece>+$/su.exec(text)?.groups?.["piece"] ?? text;

/** Rows of keys, as on American, German and French keyboards. */
const rows = [
  "qwertyuiop",
  "qwertzuiopü",
  "azertyuiop",
  "asdfghjklöä",
  "qsdfghjklmù",
  "zxcvbnm",
  "yxcvbnm",
  "wxcvbn",
  "!@#$%^&*()_+",
  '!"§$%&/()=',
].flatMap((row) => [row, Array.from(row).toReversed().join("")]);

const isDigit = (point: number): boolean => point >= 0x30 && point <= 0x39;

/** How far it is from one code point to the next; from 9 to 0, too, it is one. */
const stepOf = (from: number, to: number): number => {
  const step = to - from;
  return isDigit(from) && isDigit(to) && Math.abs(step) === 9 ? -Math.sign(step) : step;
};

/** Is this a few signs again and again, or signs that follow on one another, up or down, or on a keyboard? */
export function isRun(text: string): boolean {
  const points = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  const piece = unrepeated(text);
  if (Array.from(piece).length <= shortest || rows.some((row) => row.includes(piece))) return true;
  const steps = new Set(points.slice(1).map((point, place) => stepOf(points[place] ?? 0, point)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
