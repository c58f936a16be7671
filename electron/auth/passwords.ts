/**
 * @file Password hashing with scrypt (RFC 7914, R16): off the main thread, a few at a time.
 */
import { type BinaryLike, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import limit from "p-limit";
import type { PasswordHash } from "../store/account.ts";
import type { ScryptPolicy } from "./policy.ts";

const derive = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);

/** What a password turned out to be. */
export interface Verdict {
  readonly right: boolean;
  /** Right, but hashed with weaker parameters than today's: to be hashed anew (R16). */
  readonly outdated: boolean;
}

/** Hashes and verifies passwords; each takes NFC's form of them, whole (R13). */
export interface Passwords {
  readonly hash: (password: string) => Promise<PasswordHash>;
  /** Without a hash (no such account) the same work is done, and the answer is no (R18). */
  readonly verify: (password: string, hash: PasswordHash | undefined) => Promise<Verdict>;
}

type Recipe = Omit<PasswordHash, "hash">;

/** How much work a hash is, to compare by. */
const work = ({ cost, blockSize, parallelization }: Pick<Recipe, "cost" | "blockSize" | "parallelization">): number =>
  cost * blockSize * parallelization;

/** Password hashing under a policy, with its own queue. */
export function createPasswords(policy: ScryptPolicy, randomBytes: (count: number) => Uint8Array): Passwords {
  // each run takes over 100 MB and a thread of the pool that the file system shares
  const gate = limit(policy.atATime);

  const run = async (password: string, recipe: Recipe, bytes: number): Promise<Buffer> =>
    gate(async () =>
      derive(password.normalize("NFC"), Buffer.from(recipe.salt, "base64"), bytes, {
        cost: recipe.cost,
        blockSize: recipe.blockSize,
        parallelization: recipe.parallelization,
        // what scrypt takes is 128 · r · (N + p + 2) bytes, and what it may take must be more than that
        maxmem: 256 * recipe.blockSize * (recipe.cost + recipe.parallelization + 2),
      }),
    );

  const newRecipe = (): Recipe => ({
    algorithm: "scrypt",
    cost: policy.cost,
    blockSize: policy.blockSize,
    parallelization: policy.parallelization,
    salt: Buffer.from(randomBytes(policy.saltBytes)).toString("base64"),
  });

  return {
    async hash(password) {
      const recipe = newRecipe();
      return { ...recipe, hash: (await run(password, recipe, policy.hashBytes)).toString("base64") };
    },
    async verify(password, known) {
      const stored = Buffer.from(known?.hash ?? "", "base64");
      const made = await run(password, known ?? newRecipe(), known ? stored.length : policy.hashBytes);
      const right = known !== undefined && timingSafeEqual(made, stored);
      return { right, outdated: right && work(known) < work(policy) };
    },
  };
}
