/** @file Slow hashing: what is kept, what counts as the same, and how many run at a time. */
import type Crypto from "node:crypto";
import { randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { createHashing, isWithin } from "../../../electron/auth/hashing.ts";
import { policy } from "../../../electron/auth/policy.ts";

// the work that scrypt is asked for, run by run, and the runs that are under way
const runs = vi.hoisted(() => vi.fn<(work: number) => void>());
const underWay = vi.hoisted(() => ({ now: 0, most: 0 }));
vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof Crypto>();
  const scrypt = (...[secret, salt, length, options, done]: Parameters<typeof crypto.scrypt>): void => {
    const { cost = 0, blockSize = 0, parallelization = 0 } = options;
    runs(cost * blockSize * parallelization);
    underWay.now += 1;
    underWay.most = Math.max(underWay.most, underWay.now);
    crypto.scrypt(secret, salt, length, options, (error, key) => {
      underWay.now -= 1;
      done(error, key);
    });
  };
  return { ...crypto, scrypt };
});

const cheap = { cost: 2 ** 10, blockSize: 8, parallelization: 1 };
const hashing = createHashing(2, randomBytes);

describe("hashing", () => {
  test("R16: scrypt with OWASP's figures, its parameters beside the hash, a salt of its own", async () => {
    expect(policy.scrypt.password).toEqual({ cost: 131_072, blockSize: 8, parallelization: 1 });
    expect(policy.scryptAtATime).toBe(2);
    const [one, two] = await Promise.all([hashing.hash("correct horse", cheap), hashing.hash("correct horse", cheap)]);
    expect(one).toMatchObject({ algorithm: "scrypt", ...cheap });
    expect(Buffer.from(one.salt, "base64")).toHaveLength(16);
    expect(one.salt).not.toBe(two.salt);
    expect(one.hash).not.toBe(two.hash);
  });
  test("R16: at most two at a time, whatever they are for", async () => {
    const known = await hashing.hash("correct horse", cheap);
    underWay.most = 0;
    await Promise.all([
      ...["one", "two", "three"].map(async (secret) => hashing.hash(secret, cheap)),
      ...["four", "five", "six"].map(async (secret) => hashing.verify(secret, known, cheap)),
      ...["seven", "eight"].map(async (secret) => hashing.verify(secret, undefined, cheap)),
      hashing.derive("nine", known),
    ]);
    expect(underWay).toEqual({ now: 0, most: 2 });
  });
  test("R16: the shipped work can be done, and a hash made with it is not outdated", async () => {
    const hash = await hashing.hash("correct horse", policy.scrypt.password);
    expect(await hashing.verify("correct horse", hash, policy.scrypt.password)).toEqual({
      right: true,
      outdated: false,
    });
  });
  test("R16: a right password under less work is to be hashed anew, a wrong one is not", async () => {
    const old = await hashing.hash("correct horse", { ...cheap, cost: 2 ** 8 });
    expect(await hashing.verify("correct horse", old, cheap)).toEqual({ right: true, outdated: true });
    expect(await hashing.verify("wrong horse", old, cheap)).toEqual({ right: false, outdated: false });
  });
  test("R13: NFC, whole, every character counts", async () => {
    const rest = "x".repeat(250);
    const hash = await hashing.hash(`Zoë-${rest}`, cheap);
    expect((await hashing.verify(`Zoe\u0308-${rest}`, hash, cheap)).right).toBe(true);
    expect((await hashing.verify(`Zoë-${rest.slice(1)}`, hash, cheap)).right).toBe(false);
    expect((await hashing.verify(`zoë-${rest}`, hash, cheap)).right).toBe(false);
  });
  test.each([2 ** 9, 2 ** 8, 2 ** 6, 2])(
    "R18: a wrong password under less work (N = %i) costs as much as today's, and as none at all",
    async (cost) => {
      const old = await hashing.hash("correct horse", { ...cheap, cost });
      const works = async (known: typeof old | undefined): Promise<number> => {
        runs.mockClear();
        await hashing.verify("wrong horse", known, cheap);
        return runs.mock.calls.reduce((sum, [work]) => sum + work, 0);
      };
      expect(await works(undefined)).toBe(2 ** 13);
      expect(await works(old)).toBe(2 ** 13);
    },
  );
  test("R10: no right answer before the attempt is charged, and none where it is not; the work is begun all the same", async () => {
    const hash = await hashing.hash("correct horse", cheap);
    const charging = Promise.withResolvers<boolean>();
    runs.mockClear();
    const verdict = hashing.verify("correct horse", hash, cheap, charging.promise);
    await vi.waitFor(() => expect(runs).toHaveBeenCalledOnce());
    const first = await Promise.race([verdict, hashing.hash("another", cheap)]);
    expect(first).not.toHaveProperty("right");
    charging.resolve(true);
    expect(await verdict).toEqual({ right: true, outdated: false });
    expect(await hashing.verify("correct horse", hash, cheap, Promise.resolve(false))).toEqual({
      right: false,
      outdated: false,
    });
  });
  test("R18: a hash of nobody is like any other, and no secret has it", async () => {
    const nobody = hashing.ofNobody(cheap);
    const somebody = await hashing.hash("correct horse", cheap);
    expect(Object.keys(nobody)).toEqual(Object.keys(somebody));
    expect([nobody.salt.length, nobody.hash.length]).toEqual([somebody.salt.length, somebody.hash.length]);
    expect(hashing.ofNobody(cheap).hash).not.toBe(nobody.hash);
    expect((await hashing.verify("", nobody, cheap)).right).toBe(false);
  });
  test("R18: without a hash to compare with, the answer is no", async () => {
    expect(await hashing.verify("correct horse", undefined, cheap)).toEqual({ right: false, outdated: false });
  });
});

test.each([
  [2 ** 15, 1, true],
  [2 ** 16, 1, false],
  [2 ** 17, 2, true],
])("RFC 7914 §2: N = %d with r = %d may be run: %s", async (cost, blockSize, may) => {
  const asked = { cost, blockSize, parallelization: 1 };
  expect(isWithin(asked, policy.scrypt.password)).toBe(may);
  const run = hashing.derive("a password", { ...asked, algorithm: "scrypt", salt: "AAAA" });
  // as OpenSSL has it
  expect(
    await run.then(
      () => true,
      () => false,
    ),
  ).toBe(may);
});
