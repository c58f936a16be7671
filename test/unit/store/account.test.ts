/** @file What is read as an account, and what is not: bounds that nothing else here keeps. */
import { describe, expect, test } from "vitest";
import { type Account, accountSchema } from "../../../electron/store/account.ts";
import { anAccount } from "./fixture.ts";

const factor: NonNullable<Account["factor"]> = {
  secret: "A".repeat(32),
  algorithm: "SHA1",
  digits: 6,
  period: 30,
  lastStep: 0,
};
const isRead = (changes: Partial<typeof factor>): boolean =>
  accountSchema.safeParse(anAccount({ factor: { ...factor, ...changes } })).success;

describe("R4: a second factor", () => {
  test.each([{}, { digits: 8 }, { period: 15 }, { period: 120 }, { secret: "A".repeat(16) }])(
    "%o is read",
    (changes) => {
      expect(isRead(changes)).toBe(true);
    },
  );
  test.each([
    { digits: 5 },
    { digits: 9 },
    { digits: 6.5 },
    { period: 14 },
    { period: 121 },
    { secret: "A".repeat(15) },
    { secret: "a".repeat(32) },
    { lastStep: -1 },
  ])("%o is not", (changes) => {
    expect(isRead(changes)).toBe(false);
  });
});
