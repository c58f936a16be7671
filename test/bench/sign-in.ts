/** @file Signing in: what it costs beside one bare hash, and what everything else feels of it. */
import { randomBytes, scrypt, scryptSync, type ScryptOptions } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { policy } from "../../electron/auth/policy.ts";
import type { Serve } from "../../electron/ipc/serve.ts";
import { openMeasured, password } from "./back-end.ts";
import { compare, type Row } from "./report.ts";
import { inRounds, type Limits, type Task, timeOf } from "./rounds.ts";
import { compareSignIns } from "./sign-in-timing.ts";
import { quantile } from "./statistics.ts";
import { inTemporary } from "./temporary.ts";

/** How long to measure. */
interface SignInOptions {
  /** For what takes one hash. */
  readonly one: Limits;
  /** For what takes eight. */
  readonly eight: Limits;
  /** For what takes next to nothing. */
  readonly many: Limits;
}

const { cost, blockSize, parallelization } = policy.scrypt.password;
const options: ScryptOptions = { cost, blockSize, parallelization, maxmem: 256 * blockSize * (cost + 3) };
const salt = randomBytes(16);
const bareHash = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const ada = "ada@example.org";
const guessers = Array.from({ length: 8 }, (_, number) => `guesser-${number}@example.org`);

/** The longest that the event loop stood still during some work, in ms. */
async function longestGap(work: () => unknown): Promise<number> {
  let last = performance.now();
  let longest = 0;
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  await work();
  look();
  clearInterval(timer);
  return longest;
}

/** A whole sign-in, and how still the event loop stands meanwhile. */
async function measureOne(limits: Limits): Promise<Row[]> {
  return inTemporary(async (folder) => {
    const { serve } = await openMeasured(folder, { policy, emails: [ada] });
    const login = async (): Promise<unknown> => serve("login", { email: ada, password });
    const { whole, bare, gap, blocked } = await inRounds(limits, {
      whole: async () => timeOf(login),
      bare: async () => timeOf(async () => bareHash(password, salt, 32, options)),
      gap: async () => longestGap(login),
      blocked: async () => longestGap(() => scryptSync(password, salt, 32, options)),
    });
    return [
      compare({ what: "whole sign-in", unit: "ms", goal: { most: 1.02 } }, whole, "one bare scrypt", bare),
      compare({ what: "event loop's longest gap", unit: "ms", goal: { least: 20 } }, gap, "scryptSync", blocked),
    ];
  });
}

/** Has somebody ask every 10 ms, whether the last answer is there or not, until `work` is done: what each waits, in ms. */
async function waitsDuring(work: Promise<unknown>, serve: Serve): Promise<number[]> {
  const start = performance.now();
  const asked: Promise<number>[] = [];
  const askAt = async (due: number): Promise<number> => {
    const { ok } = await serve("overview", {});
    if (!ok) throw new Error("the other request was refused");
    return performance.now() - due;
  };
  const timer = setInterval(() => {
    // a timer that comes late makes up for it: who asks would have waited
    while (performance.now() >= start + asked.length * 10) asked.push(askAt(start + asked.length * 10));
  }, 1);
  await work;
  clearInterval(timer);
  return Promise.all(asked);
}

/** Has eight sign in at once, and answers what 99 of 100 other requests wait at most meanwhile, in ms. */
async function eightAtOnce(folder: string, atATime: number): Promise<Task<number>> {
  const { serve, clock } = await openMeasured(folder, {
    // who is refused would not wait
    policy: { ...policy, scryptAtATime: atATime, requestsAtATime: Infinity },
    emails: [ada, ...guessers],
  });
  return async () => {
    clock.now += 3_600_000; // past every wait
    await serve("login", { email: ada, password });
    // with wrong passwords, which cost the same and leave ada signed in
    const guesses = guessers.map(async (email) => serve("login", { email, password: "wrong horse battery" }));
    return quantile(await waitsDuring(Promise.all(guesses), serve), 0.99);
  };
}

/** What others feel of eight sign-ins, with the gate and without it. */
async function measureEight(limits: Limits): Promise<Row[]> {
  return inTemporary(async (folder) => {
    const { gated, ungated } = await inRounds(limits, {
      gated: await eightAtOnce(join(folder, "gated"), policy.scryptAtATime),
      ungated: await eightAtOnce(join(folder, "ungated"), guessers.length),
    });
    const what = "others' p99 during 8 sign-ins";
    return [compare({ what, unit: "ms", goal: { least: 200 } }, gated, "ungated", ungated)];
  });
}

/** The rows of signing in. */
export const measureSignIn = async ({ one, eight, many }: SignInOptions): Promise<Row[]> => [
  ...(await measureOne(one)),
  ...(await measureEight(eight)),
  ...(await compareSignIns(many)),
];
