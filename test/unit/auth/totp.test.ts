/** @file TOTP against the RFCs' own values, and the laws of accepting a code. */
import type Crypto from "node:crypto";
import { fc, test as prop } from "@fast-check/vitest";
import { Secret } from "otpauth";
import { describe, expect, test, vi } from "vitest";
import { policy } from "../../../electron/auth/policy.ts";
import { acceptedStep, codeAt, driftOf, isSpent, keyUri, newKey, timeStep } from "../../../electron/auth/totp.ts";
import type { TotpKey } from "../../../electron/store/account.ts";

const compared = vi.hoisted(() => vi.fn<() => void>());
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof Crypto>();
  const timingSafeEqual: typeof crypto.timingSafeEqual = (one, other) => {
    compared();
    return crypto.timingSafeEqual(one, other);
  };
  return { ...crypto, timingSafeEqual };
});

const digits20 = "12345678901234567890";
const keyOf = (seed: string, algorithm: TotpKey["algorithm"], digits: number): TotpKey => ({
  secret: Secret.fromUTF8(seed).base32.replace(/=+$/u, ""),
  algorithm,
  digits,
  period: 30,
});

// RFC 4226, appendix D
const hotp = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
test.each(hotp.map((code, counter) => ({ code, counter })))("R3: RFC 4226, count $counter", ({ code, counter }) => {
  expect(codeAt(keyOf(digits20, "SHA1", 6), counter)).toBe(code);
});

// RFC 6238, appendix B, with the seeds of erratum 2866
const seeds = {
  SHA1: digits20,
  SHA256: `${digits20}123456789012`,
  SHA512: `${digits20}${digits20}${digits20}1234`,
} as const;
const totp = [
  [59, "94287082", "46119246", "90693936"],
  [1_111_111_109, "07081804", "68084774", "25091201"],
  [1_111_111_111, "14050471", "67062674", "99943326"],
  [1_234_567_890, "89005924", "91819424", "93441116"],
  [2_000_000_000, "69279037", "90698825", "38618901"],
  [20_000_000_000, "65353130", "77737706", "47863826"],
] as const;
test.each(totp)("R3: RFC 6238 at %i s", (seconds, sha1, sha256, sha512) => {
  const step = timeStep(seconds * 1000, 30);
  expect(codeAt(keyOf(seeds.SHA1, "SHA1", 8), step)).toBe(sha1);
  expect(codeAt(keyOf(seeds.SHA256, "SHA256", 8), step)).toBe(sha256);
  expect(codeAt(keyOf(seeds.SHA512, "SHA512", 8), step)).toBe(sha512);
});
test("R3: a time step beyond 32 bits", () => {
  const now = 2 ** 33 * 30_000;
  const key = keyOf(digits20, "SHA1", 6);
  expect(timeStep(now, 30)).toBe(2 ** 33);
  expect(codeAt(key, 2 ** 33)).not.toBe(codeAt(key, 0));
  expect(acceptedStep(key, codeAt(key, 2 ** 33), { now, window: 1 })).toBe(2 ** 33);
});

describe("a new key", () => {
  test("R1: is as many bytes of the randomness it was given, never padded", () => {
    let asked = 0;
    const key = newKey(policy.totp, (count) => {
      asked = count;
      return new Uint8Array(count).fill(0xa5);
    });
    expect(asked).toBe(20);
    expect(Secret.fromBase32(key.secret).bytes).toEqual(new Uint8Array(20).fill(0xa5));
    expect(key.secret).toMatch(/^[A-Z2-7]{32}$/u);
  });
  test.each([
    ["SHA1", 20],
    ["SHA256", 32],
    ["SHA512", 64],
  ] as const)("R2: %s keys are %i bytes", (algorithm, bytes) => {
    const key = newKey({ algorithm, digits: 8, period: 30 }, (count) => new Uint8Array(count).fill(7));
    expect(Secret.fromBase32(key.secret).bytes).toHaveLength(bytes);
    expect(key.secret).not.toContain("=");
  });
  test("R4: SHA-1, 6 digits, 30 s unless the policy says otherwise", () => {
    expect(policy.totp).toEqual({ algorithm: "SHA1", digits: 6, period: 30 });
    expect(policy.window).toBe(1);
  });
});

describe("the key's URI", () => {
  const key = keyOf(digits20, "SHA1", 6);
  test("R5: names issuer and account, and leaves the defaults out", () => {
    expect(keyUri(key, "Two fold", "ada+x@example.org")).toBe(
      `otpauth://totp/Two%20fold:ada%2Bx%40example.org?secret=${key.secret}&issuer=Two%20fold`,
    );
  });
  test("R5: says what differs from the defaults", () => {
    expect(keyUri({ ...key, algorithm: "SHA256", digits: 8, period: 60 }, "T", "a@b.c")).toContain(
      "&algorithm=SHA256&digits=8&period=60",
    );
  });
  test("R5: takes no colon in either part", () => {
    expect(() => keyUri(key, "a:b", "c")).toThrow("no colon");
    expect(() => keyUri(key, "a", "b:c")).toThrow("no colon");
  });
});

const anyKey = fc.record({
  secret: fc
    .uint8Array({ minLength: 20, maxLength: 64 })
    .map((bytes) => new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32.replace(/=+$/u, "")),
  algorithm: fc.constantFrom("SHA1" as const, "SHA256" as const, "SHA512" as const),
  digits: fc.constantFrom(6, 7, 8),
  period: fc.constantFrom(15, 30, 60, 120),
});
const anyTime = fc.integer({ min: 1_000_000_000_000, max: 4_000_000_000_000 });

describe("accepting a code", () => {
  prop.prop([anyKey, anyTime, fc.integer({ min: -5, max: 5 })])(
    "R6: only within one step of now, on either side",
    (key, now, drift) => {
      const current = timeStep(now, key.period);
      const code = codeAt(key, current + drift);
      // codes of different steps may be alike by chance: then the step of the window is the one that counts
      const window = [-1, 0, 1].filter((step) => codeAt(key, current + step) === code);
      const last = window.at(-1);
      expect(acceptedStep(key, code, { now, window: 1 })).toBe(last === undefined ? undefined : current + last);
      if (Math.abs(drift) <= 1) expect(last).toBeDefined();
    },
  );
  prop.prop([anyKey, anyTime, fc.integer({ min: -1, max: 1 })])(
    "R7: a code is accepted once, and none at or before the last accepted step ever after",
    (key, now, drift) => {
      const code = codeAt(key, timeStep(now, key.period) + drift);
      const lastStep = acceptedStep(key, code, { now, window: 1 });
      if (lastStep === undefined) throw new Error("the code was not accepted");
      expect(acceptedStep(key, code, { now, window: 1, lastStep })).toBeUndefined();
      for (let step = timeStep(now, key.period) - 1; step <= lastStep; step += 1) {
        const again = acceptedStep(key, codeAt(key, step), { now, window: 1, lastStep });
        expect(again === undefined || again > lastStep).toBe(true);
      }
    },
  );
  prop.prop([fc.string({ unit: "grapheme" }), anyTime])(
    "R8: no text but ASCII digits is a code, and none throws",
    (text, now) => {
      const key = keyOf(digits20, "SHA1", 6);
      const accepted = acceptedStep(key, text, { now, window: 1 });
      if (accepted !== undefined) expect(text.replaceAll(/\s/gu, "")).toMatch(/^[0-9]{6}$/u);
    },
  );

  const now = 1_700_000_000_000;
  const key = keyOf(digits20, "SHA1", 6);
  const code = codeAt(key, timeStep(now, 30));
  test.each([-1, 0, 1, 2])("R8: the whole window is compared, in constant time, wherever the code is: %i", (steps) => {
    compared.mockClear();
    acceptedStep(key, codeAt(key, timeStep(now, 30) + steps), { now, window: 1 });
    expect(compared).toHaveBeenCalledTimes(3);
  });
  // two steps of this key that have one code
  test.each([0, 1])("R7: of two steps with one code the later is spent, and the earlier with it", (steps) => {
    const step = 56_188_870;
    expect(codeAt(key, step)).toBe(codeAt(key, step + 1));
    const later = (step + steps) * 30_000;
    const lastStep = acceptedStep(key, codeAt(key, step), { now: later, window: 1 });
    expect(lastStep).toBe(step + 1);
    expect(acceptedStep(key, codeAt(key, step), { now: later, window: 1, lastStep: step + 1 })).toBeUndefined();
  });
  test("R8: spaces are stripped", () => {
    expect(acceptedStep(key, ` ${code.slice(0, 3)} ${code.slice(3)}\n`, { now, window: 1 })).toBe(timeStep(now, 30));
  });
  test.each([
    ["full-width digits", code.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
    ["Arabic-Indic digits", code.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0x0660 + Number(digit)))],
    ["a sign", `+${code.slice(1)}`],
    ["a digit too many", `${code}0`],
    ["a digit too few", code.slice(1)],
    ["nothing", ""],
    ["other separators", `${code.slice(0, 3)}-${code.slice(3)}`],
  ])("R8: the original's fault: %s", (_what, text) => {
    expect(acceptedStep(key, text, { now, window: 1 })).toBeUndefined();
  });
  test("R6: at the beginning of time there is no step before the first", () => {
    expect(acceptedStep(key, codeAt(key, 1), { now: 0, window: 1 })).toBe(1);
  });
});

describe("a spent code", () => {
  const key = keyOf(digits20, "SHA1", 6);
  const now = 1_800_000_000_000;
  const step = timeStep(now, 30);
  test.each([-1, 0])("R7: is told where its step may be used and is not after the last one that was: %i", (steps) => {
    const token = codeAt(key, step + steps);
    expect(isSpent(key, token, { now, window: 1, lastStep: step + steps })).toBe(true);
    expect(isSpent(key, token, { now, window: 1, lastStep: step + steps - 1 })).toBe(false);
  });
  test("R7: is no other: not one that is older or still to come, not what is no code", () => {
    expect(isSpent(key, codeAt(key, step + 1), { now, window: 1, lastStep: step + 1 })).toBe(false);
    expect(isSpent(key, codeAt(key, step - 2), { now, window: 1, lastStep: step })).toBe(false);
    expect(isSpent(key, "12345", { now, window: 1, lastStep: step })).toBe(false);
  });
});

describe("the drift of a clock", () => {
  const key = keyOf(digits20, "SHA1", 6);
  const now = 1_700_000_000_000;
  const step = timeStep(now, 30);
  test.each([2, 3, 10, -2, -10])("a code that is off by %i steps tells by how many seconds", (steps) => {
    expect(driftOf(key, codeAt(key, step + steps), { now, steps: 10, window: 1 })).toBe(steps * 30);
  });
  test.each([11, -11])("one that is off by %i steps tells nothing", (steps) => {
    expect(driftOf(key, codeAt(key, step + steps), { now, steps: 10, window: 1 })).toBeUndefined();
  });
  test.each([0, 1, -1])("nor does one in the window (%i)", (steps) => {
    expect(driftOf(key, codeAt(key, step + steps), { now, steps: 10, window: 1 })).toBeUndefined();
  });
  test("one step is a drift where the window is none", () => {
    expect(driftOf(key, codeAt(key, step - 1), { now, steps: 10, window: 0 })).toBe(-30);
  });
  test("nor does a spent one, which is old and not early or late", () => {
    expect(driftOf(key, codeAt(key, step - 3), { now, steps: 10, window: 1, lastStep: step - 3 })).toBeUndefined();
    expect(driftOf(key, codeAt(key, step - 3), { now, steps: 10, window: 1, lastStep: step - 4 })).toBe(-90);
  });
  test("nor does what is no code", () => {
    expect(driftOf(key, "12345", { now, steps: 10, window: 1 })).toBeUndefined();
  });
});
