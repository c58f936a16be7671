/**
 * @file Slow hashing of secrets with scrypt (RFC 7914, R16): off the main thread, a few at a time whatever they are for.
 */
import { type BinaryLike, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import limit from "p-limit";
import type { SecretHash } from "../store/account.ts";
import type { ScryptCost } from "./policy.ts";

const scryptOf = promisify<BinaryLike, BinaryLike, number, ScryptOptions, Buffer>(scrypt);
const saltBytes = 16;
const hashBytes = 32;

/** A secret in the form in which it is hashed: in one Unicode form, however it was typed (R13; NIST 3.1.1.2). */
export const hashedForm = (secret: string): string => secret.normalize("NFC");

/** What a secret turned out to be. */
interface Verdict {
  readonly right: boolean;
  /** Right, but hashed with less work than today's: to be hashed anew (R16). */
  readonly outdated: boolean;
}

/** Parameters and salt of a derivation; the salt in base64. */
type Recipe = Omit<SecretHash, "hash">;

/** Slow hashing; each secret is taken in NFC, whole (R13). */
export interface Hashing {
  readonly hash: (secret: string, cost: ScryptCost) => Promise<SecretHash>;
  /** A no costs the same work without a hash to compare with, or with one made with less (R18). The work is begun at
   * once, and compared when `charged` says that it may be: the answer is no where it may not (R10). */
  readonly verify: (
    secret: string,
    known: SecretHash | undefined,
    cost: ScryptCost,
    charged?: Promise<boolean>,
  ) => Promise<Verdict>;
  /** A hash that no secret has. */
  readonly ofNobody: (cost: ScryptCost) => SecretHash;
  /** A key of 32 bytes. */
  readonly derive: (secret: string, recipe: Recipe) => Promise<Buffer>;
  /** A recipe of that cost with a salt of its own. */
  readonly recipe: (cost: ScryptCost) => Recipe;
}

/** How much work a hash is, to compare by. */
const work = ({ cost, blockSize, parallelization }: ScryptCost): number => cost * blockSize * parallelization;

/** That much work in runs of different sizes: many small ones would be done sooner, in faster memory. */
function runsOf(missing: number, blockSize: number): ScryptCost[] {
  const rounds = missing / blockSize;
  const sizes = Array.from({ length: Math.floor(Math.log2(rounds)) }, (_, place) => 2 ** (place + 1));
  return sizes
    .filter((cost) => Math.floor(rounds / cost) % 2 === 1)
    .map((cost) => ({ cost, blockSize, parallelization: 1 }));
}

/**
 * May these parameters, which came from a file, be run? None may be beyond that of `most`: a large r or p with a small N
 * is as much work by their product, but takes several times the memory and the time. N is a power of two, and less than
 * 2^(128 · r / 8) (RFC 7914 §2).
 */
export const isWithin = ({ cost, blockSize, parallelization }: ScryptCost, most: ScryptCost): boolean =>
  cost > 1 &&
  Number.isInteger(Math.log2(cost)) &&
  cost < 2 ** (16 * blockSize) &&
  cost <= most.cost &&
  blockSize <= most.blockSize &&
  parallelization <= most.parallelization;

/** Slow hashing with one queue for all: each run takes over 100 MB, and a thread of the pool that files share. */
export function createHashing(atATime: number, randomBytes: (count: number) => Uint8Array): Hashing {
  const gate = limit(atATime);

  const derive = async (secret: string, { salt, cost, blockSize, parallelization }: Recipe): Promise<Buffer> =>
    gate(async () =>
      scryptOf(hashedForm(secret), Buffer.from(salt, "base64"), hashBytes, {
        cost,
        blockSize,
        parallelization,
        // what scrypt takes is 128 · r · (N + p + 2) bytes, and what it may take must be more than that
        maxmem: 256 * blockSize * (cost + parallelization + 2),
      }),
    );

  const recipe = (cost: ScryptCost): Recipe => ({
    algorithm: "scrypt",
    cost: cost.cost,
    blockSize: cost.blockSize,
    parallelization: cost.parallelization,
    salt: Buffer.from(randomBytes(saltBytes)).toString("base64"),
  });

  return {
    derive,
    recipe,
    async hash(secret, cost) {
      const made = recipe(cost);
      return { ...made, hash: (await derive(secret, made)).toString("base64") };
    },
    ofNobody: (cost) => ({ ...recipe(cost), hash: Buffer.from(randomBytes(hashBytes)).toString("base64") }),
    async verify(secret, known, cost, charged) {
      const [derived, may = true] = await Promise.all([derive(secret, known ?? recipe(cost)), charged]);
      const stored = Buffer.from(known?.hash ?? "", "base64");
      const right = may && stored.length === derived.length && timingSafeEqual(derived, stored);
      const missing = known === undefined ? 0 : work(cost) - work(known);
      if (!right && missing > 0) {
        for (const run of runsOf(missing, cost.blockSize)) await derive(secret, recipe(run));
      }
      return { right, outdated: right && missing > 0 };
    },
  };
}
