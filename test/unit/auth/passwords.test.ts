/** @file Password hashing: what is kept, what counts as the same, and how many run at a time. */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createPasswords } from "../../../electron/auth/passwords.ts";
import { policy } from "../../../electron/auth/policy.ts";

const cheap = { ...policy.scrypt, cost: 2 ** 10 };
const passwords = createPasswords(cheap, randomBytes);

describe("passwords", () => {
  test("R16: scrypt with OWASP's figures, its parameters beside the hash, a salt of its own", async () => {
    expect(policy.scrypt).toMatchObject({ cost: 131_072, blockSize: 8, parallelization: 1, atATime: 2 });
    const [one, two] = await Promise.all([passwords.hash("correct horse"), passwords.hash("correct horse")]);
    expect(one).toMatchObject({ algorithm: "scrypt", cost: 2 ** 10, blockSize: 8, parallelization: 1 });
    expect(Buffer.from(one.salt, "base64")).toHaveLength(16);
    expect(one.salt).not.toBe(two.salt);
    expect(one.hash).not.toBe(two.hash);
  });
  test("R16: the shipped parameters work, and the hash made with them is not outdated", async () => {
    const shipped = createPasswords(policy.scrypt, randomBytes);
    expect(await shipped.verify("correct horse", await shipped.hash("correct horse"))).toEqual({
      right: true,
      outdated: false,
    });
  });
  test("R16: a right password under weaker parameters is to be hashed anew, a wrong one is not", async () => {
    const old = await createPasswords({ ...cheap, cost: 2 ** 8 }, randomBytes).hash("correct horse");
    expect(await passwords.verify("correct horse", old)).toEqual({ right: true, outdated: true });
    expect(await passwords.verify("wrong horse", old)).toEqual({ right: false, outdated: false });
  });
  test("R13: NFC, whole, every character counts", async () => {
    const hash = await passwords.hash("Zoë-" + "x".repeat(250));
    expect((await passwords.verify("Zoe\u0308-" + "x".repeat(250), hash)).right).toBe(true);
    expect((await passwords.verify("Zoë-" + "x".repeat(249), hash)).right).toBe(false);
    expect((await passwords.verify("zoë-" + "x".repeat(250), hash)).right).toBe(false);
  });
  test("R18: without an account the same work is done and the answer is no", async () => {
    expect(await passwords.verify("correct horse", undefined)).toEqual({ right: false, outdated: false });
  });
});
