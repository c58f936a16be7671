/** @file What plain lowdb keeps: a count of its changes, in a document as large as that of five accounts. */

/** The document. */
export interface PlainDocument {
  count: number;
  readonly accounts: readonly string[];
}

/** The document before the first change. */
export const emptyDocument: PlainDocument = { count: 0, accounts: Array.from({ length: 5 }, () => "x".repeat(750)) };
