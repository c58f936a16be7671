/** @file The limits on guessing as laws (R10). */
import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { policy } from "../../../electron/auth/policy.ts";
import { barred, charge, noFailures } from "../../../electron/auth/throttle.ts";

const { limits } = policy;
const now = 1_800_000_000_000;

describe("limits on guessing", () => {
  test("R10: four failures cost nothing; from the fifth on 30 s, doubling up to an hour; at 100 it is over", () => {
    let failures = noFailures;
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 100; attempt += 1) {
      failures = charge(failures, now, limits);
      waits.push(failures.until === 0 ? 0 : (failures.until - now) / 1000);
    }
    expect(waits.slice(0, 13)).toEqual([0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    expect(waits.at(-1)).toBe(3600);
    expect(barred(failures, now + 10 ** 12, limits)).toMatchObject({ status: 403, code: "factor_locked" });
  });
  test("R10: the answer says how many seconds to wait, never too few", () => {
    const failures = { count: 5, until: now + 30_000 };
    expect(barred(failures, now, limits)).toMatchObject({ status: 429, code: "too_many_attempts", retry_after: 30 });
    expect(barred(failures, now + 29_001, limits)).toMatchObject({ retry_after: 1 });
    expect(barred(failures, now + 30_000, limits)).toBeUndefined();
  });
  test("R10: a wait that a wrong clock began, years ahead, is none; the failures still count", () => {
    const failures = charge({ count: 40, until: 0 }, now + 10 ** 12, limits);
    expect(barred(failures, now, limits)).toBeUndefined();
    expect(charge(failures, now, limits)).toEqual({ count: 42, until: now + 3_600_000 });
    expect(barred({ count: 40, until: now + 3_660_000 }, now, limits)).toMatchObject({ retry_after: 3660 });
  });
  prop.prop([fc.integer({ min: 0, max: 98 }), fc.integer({ min: 0, max: 10 ** 13 })])(
    "R10: another failure never makes the wait shorter",
    (count, at) => {
      const one = charge({ count, until: 0 }, at, limits);
      expect(charge(one, at, limits).until).toBeGreaterThanOrEqual(one.until);
      expect(one.count).toBe(count + 1);
    },
  );
});
