/** @file What is made of many measurements: the middle, and how far half of them are spread around it. */

/** The quartiles of a sample. */
export interface Quartiles {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** The value below which that part (0 to 1) of a sample lies, with straight lines between its values. Not for an empty one. */
export function quantile(sample: readonly number[], part: number): number {
  const sorted = sample.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error("an empty sample has no quantiles");
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle of a sample. */
export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

/** The quartiles of a sample. */
export const quartiles = (sample: readonly number[]): Quartiles => ({
  low: quantile(sample, 0.25),
  median: median(sample),
  high: quantile(sample, 0.75),
});

/** One to the other, round by round: what slows the machine for a while slows both, and falls out. */
export function ratios(one: readonly number[], other: readonly number[]): number[] {
  if (one.length !== other.length) throw new Error("only rounds that measured both can be compared");
  return one.map((value, round) => value / (other[round] ?? Number.NaN));
}

/** The z-score of Mann and Whitney's U: by how many standard deviations two samples are from being shuffled. */
export function rankTest(one: readonly number[], other: readonly number[]): number {
  const wins = one.reduce((sum, time) => sum + other.filter((against) => time > against).length, 0);
  const [n, m] = [one.length, other.length];
  return Math.abs(wins - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
