/** @file Choices that a seed repeats (mulberry32). */

/** A source of choices: a whole number from 0 up to, and without, `below`. */
export type Choose = (below: number) => number;

/** The choices of a seed, always the same ones. */
export function choicesOf(seed: number): Choose {
  let state = seed;
  return (below) => {
    state = Math.trunc(state + 0x6d2b79f5);
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
