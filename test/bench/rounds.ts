/** @file Measuring in rounds: every peer once a round, in turns, so that none always follows the same one. */

/** Measures one thing once. */
export type Task<T> = () => T | Promise<T>;

/** How long to go on. */
export interface Limits {
  readonly rounds: number;
  /** No round begins after that many seconds; but the first three always do. */
  readonly seconds: number;
}

const fewest = 3;

/** What each task measured, round by round. The first round warms up and is not kept. */
export async function inRounds<N extends string, T>(
  limits: Limits,
  tasks: Readonly<Record<N, Task<T>>>,
): Promise<Readonly<Record<N, T[]>>>;
export async function inRounds<T>(
  { rounds, seconds }: Limits,
  tasks: Readonly<Record<string, Task<T>>>,
): Promise<Readonly<Record<string, T[]>>> {
  const order = Object.entries(tasks).map(([name, measure]) => ({ name, measure, sample: new Array<T>() }));
  const until = performance.now() + seconds * 1000;
  for (let round = 0; round <= rounds && (round <= fewest || performance.now() < until); round += 1) {
    for (const { measure, sample } of round % 2 === 0 ? order : order.toReversed()) {
      const measured = await measure();
      if (round > 0) sample.push(measured);
    }
  }
  return Object.fromEntries(order.map(({ name, sample }) => [name, sample]));
}

/** How long a piece of work takes, in ms. */
export async function timeOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
