/**
 * @file The keys that the store works with, all of one secret.
 */
import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";

/** Two keys with one origin, each with one use. As KeyObjects they show nothing when logged or serialised. */
export interface MasterKey {
  /** AES-256-GCM, for documents. */
  readonly sealing: KeyObject;
  /** HMAC-SHA-256, for file names. */
  readonly naming: KeyObject;
  /** Is their secret where the next start finds it? What is sealed while it is not, nobody could open. */
  readonly isKept: () => Promise<boolean>;
}

const subKey = (secret: Uint8Array, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", secret, new Uint8Array(), `twofold ${use} v1`, 32)));

/** The keys that come of a secret of 32 random bytes (HKDF-SHA-256, RFC 5869), and whether that is kept. */
export const masterKeyOf = (secret: Uint8Array, isKept: MasterKey["isKept"]): MasterKey => ({
  sealing: subKey(secret, "sealing"),
  naming: subKey(secret, "naming"),
  isKept,
});
