/**
 * @file The lowdb adapter of one document: sealed, durable, and never over a document that it did not read.
 */
import type { KeyObject } from "node:crypto";
import { dirname, basename } from "node:path";
import type { Adapter } from "lowdb";
import type { ZodType } from "../../shared/zod.ts";
import { diskCode } from "./disk-code.ts";
import { createFile, makeFolder, replaceFile, type Writing } from "./durable.ts";
import { nonceLength, seal, unseal } from "./sealing.ts";
import { parseVersioned } from "./versioned.ts";

/** A kind of document: where it lies, what it looks like, and whose it says it is. */
export interface DocumentKind<T> {
  /** The folder of the kind, in the data folder. */
  readonly folder: string;
  /** The version that this program writes. */
  readonly version: number;
  readonly schema: ZodType<T>;
  readonly ownerOf: (value: T) => string;
}

/** What is in a document's place. "failed": the system would not say, and that may pass. "damaged": something that this
 * key, for this owner, did not write whole. "newer": a later program's, not to be touched. */
export type Document<T> =
  | { readonly state: "found"; readonly value: T }
  | { readonly state: "none" }
  | { readonly state: "newer" }
  | { readonly state: "damaged" }
  | { readonly state: "failed" };

/** A document's place, taken by another between reading and writing. */
export class PlaceTaken extends Error {}

/** One document on disk. lowdb reads and writes through it. */
export class SealedFile<T> implements Adapter<Document<T>> {
  readonly #writing: Writing;
  readonly #key: KeyObject;
  readonly #kind: DocumentKind<T>;
  readonly #owner: string;
  #isThere = false;

  constructor(writing: Writing, key: KeyObject, kind: DocumentKind<T>, owner: string) {
    this.#writing = writing;
    this.#key = key;
    this.#kind = kind;
    this.#owner = owner;
  }

  /** Reads and opens the document; never rejects for what is, or is not, on disk. */
  async read(): Promise<Document<T>> {
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
  async write(document: Document<T>): Promise<void> {
    if (document.state !== "found") throw new Error("Only a whole document can be written");
    const { path, randomBytes } = this.#writing;
    const sealed = seal(this.#key, basename(path), randomBytes(nonceLength), this.#encode(document.value));
    if (this.#isThere) {
      await replaceFile(this.#writing, sealed);
      return;
    }
    await makeFolder(this.#writing.disk, dirname(path));
    if ((await createFile(this.#writing, sealed)) === "taken") throw new PlaceTaken();
  }

  #open(sealed: Uint8Array): Document<T> {
    const unsealed = unseal(this.#key, basename(this.#writing.path), sealed);
    if (unsealed.state === "newer") return { state: "newer" };
    if (unsealed.state === "refused") return { state: "damaged" };
    const parsed = this.#parse(unsealed.content.toString("utf8"));
    return parsed === "newer" || parsed === "damaged" ? { state: parsed } : { state: "found", value: parsed.value };
  }

  // a document that would be refused when it is read would lock its owner out: better not to write it
  #encode(value: T): Uint8Array {
    const text = JSON.stringify(value);
    if (typeof this.#parse(text) === "string") {
      throw new Error("This document could not be read back and was not written");
    }
    return Buffer.from(text, "utf8");
  }

  #parse(text: string): { readonly value: T } | "newer" | "damaged" {
    const { version, schema, ownerOf } = this.#kind;
    const parsed = parseVersioned(text, version, schema);
    if (parsed.state === "newer") return "newer";
    return parsed.state === "known" && ownerOf(parsed.value) === this.#owner ? { value: parsed.value } : "damaged";
  }
}
