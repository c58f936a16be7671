/**
 * @file Where everything lies in the data folder. Read before the window is there, so without the key's part:
 * what a document is called (document-name.ts).
 */
import { join } from "node:path";

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

/** The folder of a document: one of 256. */
export const documentFolder = (layout: Layout, name: string): string => join(layout.documents, name.slice(0, 2));
