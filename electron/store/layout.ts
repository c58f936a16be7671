/**
 * @file Where everything lies in the data folder. No name tells whose account it is: that takes the key (R28).
 */
import { createHmac } from "node:crypto";
import { join } from "node:path";
import type { MasterKey } from "./keys.ts";

/** The paths of a data folder. */
export interface Layout {
  readonly folder: string;
  readonly keyFile: string;
  readonly documents: string;
  /** Files being written: one folder for all, so that the sweep at start costs the same for any number of documents. */
  readonly temp: string;
  /** Documents set aside: a folder of their own, so that to look for one costs the same for any number of documents. */
  readonly unreadable: string;
}

/** The paths of a data folder, with the documents of one kind. */
export function layoutOf(folder: string, kind = "accounts"): Layout {
  const documents = join(folder, kind);
  return {
    folder,
    keyFile: join(folder, "master-key.json"),
    documents,
    temp: join(documents, "tmp"),
    unreadable: join(documents, "unreadable"),
  };
}

/** Whether a folder of a kind holds documents. */
export const holdsDocuments = (name: string): boolean => /^(?:[\da-f]{2}|unreadable)$/u.test(name);

/** A document's file name, which is also what binds its content to it. */
export const documentName = (key: MasterKey, owner: string): string =>
  `${createHmac("sha256", key.naming).update(owner).digest("hex")}.sealed`;

/** The folder of a document: one of 256. */
export const documentFolder = (layout: Layout, name: string): string => join(layout.documents, name.slice(0, 2));
