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
}

const subKey = (secret: Uint8Array, use: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync("sha256", secret, new Uint8Array(), `twofold ${use} v1`, 32)));

/** The keys that come of a secret of 32 random bytes (HKDF-SHA-256, RFC 5869). */
export const masterKeyOf = (secret: Uint8Array): MasterKey => ({
  sealing: subKey(secret, "sealing"),
  naming: subKey(secret, "naming"),
});
