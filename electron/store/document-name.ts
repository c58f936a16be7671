/**
 * @file What a document is called: no name tells whose account it is, that takes the key (R28).
 */
import { createHmac } from "node:crypto";
import type { MasterKey } from "./keys.ts";

/** A document's file name, which is also what binds its content to it. */
export const documentName = (key: MasterKey, owner: string): string =>
  `${createHmac("sha256", key.naming).update(owner).digest("hex")}.sealed`;
