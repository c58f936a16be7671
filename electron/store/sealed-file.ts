/**
 * @file The lowdb adapter of one account document: sealed, durable, and never over a document that it did not read.
 */
import type { KeyObject } from "node:crypto";
import { dirname, basename } from "node:path";
import type { Adapter } from "lowdb";
import { type Account, accountSchema, accountVersion } from "./account.ts";
import { diskCode } from "./disk-code.ts";
import { createFile, makeFolder, replaceFile, type Writing } from "./durable.ts";
import { nonceLength, seal, unseal } from "./sealing.ts";
import { parseVersioned } from "./versioned.ts";

/** What is in an account's place. "failed": the system would not say, and that may pass. "damaged": something that this
 * key, for this e-mail, did not write whole. "newer": a later program's, not to be touched. */
export type Document =
  | { readonly state: "found"; readonly account: Account }
  | { readonly state: "none" }
  | { readonly state: "newer" }
  | { readonly state: "damaged" }
  | { readonly state: "failed" };

/** A document's place, taken by another between reading and writing. */
export class PlaceTaken extends Error {}

/** One account document on disk. lowdb reads and writes through it. */
export class SealedFile implements Adapter<Document> {
  readonly #writing: Writing;
  readonly #key: KeyObject;
  readonly #email: string;
  #isThere = false;

  constructor(writing: Writing, key: KeyObject, email: string) {
    this.#writing = writing;
    this.#key = key;
    this.#email = email;
  }

  /** Reads and opens the document; never rejects for what is, or is not, on disk. */
  async read(): Promise<Document> {
    const { disk, path } = this.#writing;
    let sealed: Uint8Array;
    try {
      sealed = await disk.read(path);
    } catch (error) {
      return diskCode(error) === "ENOENT" ? { state: "none" } : { state: "failed" };
    }
    this.#isThere = true;
    return this.#open(sealed);
  }

  /** Resolves when the document is on disk. Rejects with a system error, or PlaceTaken; the memory of lowdb is then
   * ahead of the disk and must be given up. */
  async write(document: Document): Promise<void> {
    if (document.state !== "found") throw new Error("Only an account can be written");
    const { path, randomBytes } = this.#writing;
    const sealed = seal(this.#key, basename(path), randomBytes(nonceLength), this.#encode(document.account));
    if (this.#isThere) {
      await replaceFile(this.#writing, sealed);
      return;
    }
    await makeFolder(this.#writing.disk, dirname(path));
    if ((await createFile(this.#writing, sealed)) === "taken") throw new PlaceTaken();
  }

  #open(sealed: Uint8Array): Document {
    const unsealed = unseal(this.#key, basename(this.#writing.path), sealed);
    if (unsealed.state === "newer") return { state: "newer" };
    if (unsealed.state === "refused") return { state: "damaged" };
    const parsed = parseVersioned(unsealed.content.toString("utf8"), accountVersion, accountSchema);
    if (parsed.state === "newer") return { state: "newer" };
    if (parsed.state === "refused" || parsed.value.email !== this.#email) return { state: "damaged" };
    return { state: "found", account: parsed.value };
  }

  // a document that would be refused when it is read would lock its owner out: better not to write it
  #encode(account: Account): Uint8Array {
    const text = JSON.stringify(account);
    const parsed = parseVersioned(text, accountVersion, accountSchema);
    if (parsed.state !== "known" || parsed.value.email !== this.#email) {
      throw new Error("This document could not be read back and was not written");
    }
    return Buffer.from(text, "utf8");
  }
}
