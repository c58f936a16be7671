/** @file What `npm run bench` makes of its measurements: the statistics, the rounds, the goals and the table. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { compare, table } from "../bench/report.ts";
import { inRounds } from "../bench/rounds.ts";
import { msToWindow } from "../bench/start.ts";
import { median, quantile, quartiles, rankTest, ratios } from "../bench/statistics.ts";

describe("statistics", () => {
  test("quartiles lie between the values of a sample, whatever its order", () => {
    expect(quartiles([4, 1, 3, 2, 5])).toEqual({ low: 2, median: 3, high: 4 });
    expect(quartiles([4, 1, 3, 2])).toEqual({ low: 1.75, median: 2.5, high: 3.25 });
    expect(quartiles([7])).toEqual({ low: 7, median: 7, high: 7 });
  });

  test("values are ordered as numbers", () => {
    expect(median([100, 9, 20])).toBe(20);
  });

  test("a quantile near the end is near the largest value", () => {
    expect(quantile([...Array(101).keys()], 0.99)).toBe(99);
  });

  test("an empty sample has no quantiles", () => {
    expect(() => median([])).toThrow("empty");
  });

  test("ratios are taken round by round, so that a slow moment falls out", () => {
    expect(ratios([2, 20, 2], [1, 10, 1])).toEqual([2, 2, 2]);
    expect(() => ratios([1, 2], [1])).toThrow("both");
  });

  test("the rank test tells shuffled samples from ones that are apart", () => {
    expect(rankTest([1, 4, 5, 8], [2, 3, 6, 7])).toBe(0);
    const low = Array.from({ length: 20 }, (_, index) => index);
    expect(
      rankTest(
        low,
        low.map((value) => value + 100),
      ),
    ).toBeGreaterThan(5);
  });
});

describe("rounds", () => {
  test("every task has its turn in each round, in turns first and last, and the first round is not kept", async () => {
    const calls: string[] = [];
    const task = (name: string) => () => {
      calls.push(name);
      return calls.length;
    };
    const kept = await inRounds({ rounds: 3, seconds: 60 }, { one: task("one"), other: task("other") });
    expect(calls).toEqual(["one", "other", "other", "one", "one", "other", "other", "one"]);
    expect(kept).toEqual({ one: [4, 5, 8], other: [3, 6, 7] });
  });

  test("when the time is up no round begins, but there are three at least", async () => {
    const { only } = await inRounds({ rounds: 1000, seconds: 0 }, { only: () => 1 });
    expect(only).toEqual([1, 1, 1]);
  });
});

describe("goals", () => {
  const what = { what: "update", unit: "ms" } as const;

  test("a figure that may cost at most so many times its peer", () => {
    const row = compare({ ...what, goal: { most: 1.5 } }, [3, 6, 4], "its system calls", [2, 4, 4]);
    expect(row).toEqual({
      ...what,
      figure: 4,
      against: "its system calls",
      peer: 4,
      ratio: { low: 1.25, median: 1.5, high: 1.5 },
      goal: { most: 1.5 },
      met: true,
    });
    expect(compare({ ...what, goal: { most: 1.4 } }, [3, 6, 4], "its system calls", [2, 4, 4]).met).toBe(false);
  });

  test("a figure that is to be so many times faster than its peer", () => {
    const fast = compare({ ...what, goal: { least: 500 } }, [1, 2], "plain lowdb", [600, 1200]);
    expect(fast).toMatchObject({ ratio: { median: 600 }, met: true });
    expect(compare({ ...what, goal: { least: 601 } }, [1, 2], "plain lowdb", [600, 1200]).met).toBe(false);
  });

  test("a figure with a fixed limit", () => {
    const row = compare({ what: "JS", unit: "kB", goal: { most: 1 } }, [126], "limit", 120);
    expect(row).toMatchObject({ figure: 126, peer: 120, ratio: { median: 1.05 }, met: false });
  });
});

test("the table gives each figure three digits that count, and lines its columns up", () => {
  const goal = { most: 1.5 };
  const rows = [
    compare({ what: "update", unit: "ms", goal }, [1.0681], "its system calls", [0.98]),
    compare({ what: "open", unit: "ms", goal: { least: 200 } }, [12.34], "plain lowdb", [2406]),
  ];
  expect(table(rows)).toBe(
    [
      "| what   | figure  | against                    | ratio (quartiles)   | goal  |        |",
      "| ------ | ------- | -------------------------- | ------------------- | ----- | ------ |",
      "| update | 1.07 ms | its system calls, 0.980 ms | 1.09 (1.09 to 1.09) | ≤ 1.5 | met    |",
      "| open   | 12.3 ms | plain lowdb, 2406 ms       | 195 (195 to 195)    | ≥ 200 | missed |",
      "",
    ].join("\n"),
  );
});

test("main reaches its window with the Electron that answers at once, so that its start can be measured", async () => {
  const folder = await mkdtemp(join(tmpdir(), "twofold-start-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(await msToWindow(resolve(import.meta.dirname, "../../dist/electron/main.js"), folder)).toBeGreaterThan(0);
});
