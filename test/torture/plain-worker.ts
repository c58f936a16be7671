/** @file The control: lowdb as it comes, over one file in a folder, acknowledging a change on stdout like worker.ts. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { Low } from "lowdb";
import { JSONFile } from "lowdb/node";
import { emptyDocument, type PlainDocument } from "./plain-document.ts";
import { opening } from "./subjects.ts";

const [, , folder = ""] = process.argv;
const low = new Low<PlainDocument>(new JSONFile(join(folder, "db.json")), emptyDocument);
try {
  await low.read();
} catch {
  // it lies there damaged, and is written over: lowdb offers nothing better
}
writeSync(1, `${opening}\n`);
for (;;) {
  low.data.count += 1;
  await low.write();
  writeSync(1, `${low.data.count}\n`);
}
