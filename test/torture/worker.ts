/**
 * @file A process to be killed: real operations on a real folder, each promise told on stdout before the next begins.
 * Arguments: folder, seed, the clock in ms since the epoch, everyone's address, and the people who have an account.
 */
import { writeSync } from "node:fs";
import { nodeDisk } from "../../electron/store/disk.ts";
import { array, string } from "../../shared/zod.ts";
import { openActor } from "./actor.ts";
import { doSomething } from "./deeds.ts";
import { type Event, Ledger, peopleSchema } from "./ledger.ts";
import { choicesOf } from "./random.ts";

const [, , folder = "", seed, start, addresses = "", people = ""] = process.argv;
const emails = array(string()).parse(JSON.parse(addresses));
const ledger = new Ledger(emails);
for (const person of peopleSchema.parse(JSON.parse(people))) ledger.settle(person.email, person);

const tell = (event: Event): void => {
  writeSync(1, `${JSON.stringify(event)}\n`);
  ledger.note(event);
};

const choose = choicesOf(Number(seed));
const actor = await openActor({ folder, disk: nodeDisk, now: Number(start) }, tell);
tell({ kind: "open" });
try {
  for (;;) {
    const email = emails[choose(emails.length)] ?? "";
    await doSomething(actor, email, ledger.promised(email), choose);
  }
} catch (error) {
  // nothing is in the way here: every no is a fault
  tell({ kind: "wrong", what: error instanceof Error ? error.message : "a bug" });
}
