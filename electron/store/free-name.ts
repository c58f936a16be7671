/** @file Names for what is moved aside. */

/** `start` with the first number, from 1, that makes it a name which is not taken. */
export function firstFree(start: string, taken: readonly string[]): string {
  // whoever can write files can have put very many there
  const names = new Set(taken);
  let number = 1;
  while (names.has(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}
