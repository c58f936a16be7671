/** @file Names for what is moved aside. */

/** `start` with the first number, from 1, that makes it a name which is not taken. */
export function firstFree(start: string, taken: readonly string[]): string {
  // whoever can write files can have put very many there, and to some disks a capital is a small letter
  const names = new Set(taken.map((name) => name.toLowerCase()));
  let number = 1;
  while (names.has(`${start}${number}`.toLowerCase())) number += 1;
  return `${start}${number}`;
}
