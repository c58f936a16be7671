/**
 * @file Can a wrong password be told from an e-mail without an account by the time the answer takes (R18)?
 * Both are asked in turn, in one run; what is shown is the ratio of their medians and a rank test (Mann-Whitney).
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBackend } from "../../electron/ipc/backend.ts";
import { noWindow, withCost } from "../no-window.ts";

/** What the comparison came to. */
export interface TimingResult {
  readonly rounds: number;
  /** Medians in ms. */
  readonly wrong: number;
  readonly unknown: number;
  /** Of the medians, unknown to wrong. */
  readonly ratio: number;
  /** Standard deviations by which the ranks are apart: below 3, by chance. */
  readonly z: number;
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;

/** The z-score of Mann and Whitney's U: how far two samples are from being shuffled. */
function rankTest(one: readonly number[], other: readonly number[]): number {
  const wins = one.reduce((sum, time) => sum + other.filter((against) => time > against).length, 0);
  const [n, m] = [one.length, other.length];
  return Math.abs(wins - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
}

const known = (round: number): string => `known-${round % 10}@example.org`;

/** Asks both, `rounds` times each, with hashes so cheap that the rest of the work shows. */
export async function compareSignIns(rounds: number): Promise<TimingResult> {
  const folder = await mkdtemp(join(tmpdir(), "twofold-timing-"));
  const clock = { now: 1_800_000_000_000 };
  const opened = await openBackend({
    ...noWindow,
    folder,
    clock: () => clock.now,
    policy: withCost(2 ** 10),
  });
  if (opened.state !== "open") throw new Error(`the back end is ${opened.state}`);
  const { serve } = opened.backend;
  for (let account = 0; account < 10; account += 1) {
    await serve("register", { name: "Ada", email: known(account), password: "correct horse battery" });
  }
  const time = async (email: string): Promise<number> => {
    const start = performance.now();
    await serve("login", { email, password: "wrong horse battery" });
    return performance.now() - start;
  };
  const times: Record<"wrong" | "unknown", number[]> = { wrong: [], unknown: [] };
  for (let round = -20; round < rounds; round += 1) {
    clock.now += 3_600_000; // past every wait
    // in turn first, so that neither always follows the other
    const order = round % 2 === 0 ? (["wrong", "unknown"] as const) : (["unknown", "wrong"] as const);
    for (const which of order) {
      const email = known(round + 20);
      const taken = await time(which === "wrong" ? email : `un${email}`);
      if (round >= 0) times[which].push(taken); // before that: warming up, and the first guess at each e-mail
    }
  }
  await rm(folder, { recursive: true });
  const [wrong, unknown] = [median(times.wrong), median(times.unknown)];
  return { rounds, wrong, unknown, ratio: unknown / wrong, z: rankTest(times.wrong, times.unknown) };
}
