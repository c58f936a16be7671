/** @file What a benchmark says: rows of a figure, what it is held against, their ratio, and whether that meets its goal. */
import { median, type Quartiles, quartiles, ratios } from "./statistics.ts";

/** What figures are in. */
type Unit = "ms" | "MB" | "kB" | "σ";

/** A goal: the figure is at most that many times its peer, or the peer at least that many times the figure. */
type Goal = { readonly most: number } | { readonly least: number };

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly unit: Unit;
  /** The median. */
  readonly figure: number;
  /** What the figure is held against, and the median of that. */
  readonly against: string;
  readonly peer: number;
  /** Of the figure to the peer, or of the peer to the figure where the goal is to be faster; taken round by round. */
  readonly ratio: Quartiles;
  readonly goal: Goal;
  /** Whether the median of the ratio meets the goal. */
  readonly met: boolean;
}

/** Holds a sample against that of a peer, measured in the same rounds, or against a fixed number. */
export function compare(
  { what, unit, goal }: Pick<Row, "what" | "unit" | "goal">,
  sample: readonly number[],
  against: string,
  peer: readonly number[] | number,
): Row {
  const peers = typeof peer === "number" ? sample.map(() => peer) : peer;
  const ratio = quartiles("most" in goal ? ratios(sample, peers) : ratios(peers, sample));
  const met = "most" in goal ? ratio.median <= goal.most : ratio.median >= goal.least;
  return { what, unit, figure: median(sample), against, peer: median(peers), ratio, goal, met };
}

/** Three figures that count, without an exponent. */
function short(value: number): string {
  const decimals = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(decimals, 4));
}

const cellsOf = ({ what, unit, figure, against, peer, ratio, goal, met }: Row): string[] => [
  what,
  `${short(figure)} ${unit}`,
  `${against}, ${short(peer)} ${unit}`,
  `${short(ratio.median)} (${short(ratio.low)} to ${short(ratio.high)})`,
  "most" in goal ? `≤ ${goal.most}` : `≥ ${goal.least}`,
  met ? "met" : "missed",
];

/** The rows as a table that reads well as it is, and in a document. */
export function table(rows: readonly Row[]): string {
  const lines = [["what", "figure", "against", "ratio (quartiles)", "goal", ""], ...rows.map(cellsOf)];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const [head = "", ...body] = lines.map(
    (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `${[head, rule, ...body].join("\n")}\n`;
}
