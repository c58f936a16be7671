/** @file Recovery codes as text (R19). */
import { randomBytes } from "node:crypto";
import { fc, test as prop } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { newRecoveryCodes, readRecoveryCode } from "../../../electron/auth/recovery-codes.ts";
import { recoveryCode } from "../../../shared/fields.ts";

describe("recovery codes", () => {
  test("R19: ten, numbered, of 65 random bits each, all different", () => {
    let bytes = 0;
    const codes = newRecoveryCodes((count) => {
      bytes += count;
      return randomBytes(count);
    });
    expect(codes).toHaveLength(10);
    expect(new Set(codes.map((code) => code.slice(3))).size).toBe(10);
    expect(bytes).toBe(130); // 5 bits of each
    for (const [place, code] of codes.entries()) {
      expect(recoveryCode.safeParse(code).success).toBe(true);
      expect(readRecoveryCode(code)).toEqual({ place, secret: code.slice(3).replaceAll("-", "") });
    }
  });
  prop.prop([
    fc.uint8Array({ minLength: 130, maxLength: 130 }),
    fc.boolean(),
    fc.constantFrom("", " ", "-", " - ", "–"),
  ])(
    "R19: read back as people type them: in either case, with any dashes or none, O for 0, I or L for 1",
    (bytes, lower, between) => {
      let at = 0;
      const codes = newRecoveryCodes((count) => bytes.subarray(at, (at += count)));
      for (const [place, code] of codes.entries()) {
        const typed = code.replaceAll("-", between).replaceAll("0", "O").replaceAll("1", "l");
        expect(readRecoveryCode(lower ? typed.toLowerCase() : typed)).toEqual({
          place,
          secret: code.slice(3).replaceAll("-", ""),
        });
      }
    },
  );
  test.each([
    "",
    "123456",
    "00-ABCD-EFGH-JKMNP",
    "11-ABCD-EFGH-JKMNP",
    "01-ABCD-EFGH-JKMN",
    "01-ABCD-EFGH-JKMNPQ",
    "01-ABCD-EFGH-JKMN!",
  ])("R19: %j is none", (text) => {
    expect(readRecoveryCode(text)).toBeUndefined();
  });
});
