/**
 * @file The sealed form of a document: AES-256-GCM (NIST SP 800-38D), bound to the name of its file (R28).
 * Layout in bytes: 4 of magic, 1 of version, 12 of nonce, 16 of tag, the rest ciphertext.
 */
import { createCipheriv, createDecipheriv, type KeyObject } from "node:crypto";

const cipher = "aes-256-gcm";
const magic = Buffer.from("2FLD", "latin1");
const version = 1;
const header = Buffer.from([...magic, version]);
const tagLength = 16;
/** Bytes of a nonce (SP 800-38D §8.2.2: 96 random bits are good for 2^32 writes under one key). */
export const nonceLength = 12;
const start = header.length + nonceLength + tagLength;

// the name, so that nobody can put one account's document in another's place
const boundTo = (name: string): Buffer => Buffer.concat([header, Buffer.from(name, "utf8")]);

/** Seals a content for one file name, with a nonce that is never used again. */
export function seal(key: KeyObject, name: string, nonce: Uint8Array, content: Uint8Array): Uint8Array {
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagLength }).setAAD(boundTo(name));
  const sealed = Buffer.concat([sealing.update(content), sealing.final()]);
  return Buffer.concat([header, nonce, sealing.getAuthTag(), sealed]);
}

/** What became of opening a sealed file. */
type Unsealed =
  { readonly state: "opened"; readonly content: Buffer } | { readonly state: "newer" } | { readonly state: "refused" };

/** Opens a sealed file. "refused": not one byte of it can be believed. "newer": a later program's format. */
export function unseal(key: KeyObject, name: string, sealed: Uint8Array): Unsealed {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const itsVersion = bytes.at(magic.length);
  if (itsVersion === undefined || !bytes.subarray(0, magic.length).equals(magic)) return { state: "refused" };
  if (itsVersion > version) return { state: "newer" };
  if (itsVersion < version || bytes.length < start) return { state: "refused" };
  const nonce = bytes.subarray(header.length, header.length + nonceLength);
  const opening = createDecipheriv(cipher, key, nonce, { authTagLength: tagLength })
    .setAAD(boundTo(name))
    .setAuthTag(bytes.subarray(start - tagLength, start));
  const content = opening.update(bytes.subarray(start));
  try {
    opening.final();
  } catch {
    return { state: "refused" };
  }
  return { state: "opened", content };
}
