/** @file Every deed on a disk whose n-th change fails, for every n: the answer, and what the next start finds. */
import type { Disk } from "../../electron/store/disk.ts";
import { type Call, type Extent, tap } from "../unit/store/faults.ts";
import { MemoryDisk, memoryFolder as folder, systemError } from "../unit/store/memory-disk.ts";
import { type Actor, openActor, Refused } from "./actor.ts";
import { check } from "./check.ts";
import { deeds } from "./deeds.ts";
import { type Event, Ledger } from "./ledger.ts";

/** The name of a deed. */
export type DeedName = keyof typeof deeds;
const email = "ada@example.org";

/** Each deed, and what must have been done before. */
export const before: Readonly<Record<DeedName, readonly DeedName[]>> = {
  register: [],
  signIn: ["register", "enrol"],
  wrongPassword: ["register", "enrol"],
  wrongCode: ["register", "enrol"],
  wrongRecoveryCode: ["register", "enrol", "makeCodes"],
  generate: ["register"],
  enrol: ["register"],
  cancel: ["register", "generate"],
  makeCodes: ["register", "enrol"],
  renewCodes: ["register", "enrol", "makeCodes"],
  recover: ["register", "enrol", "makeCodes"],
  changePassword: ["register", "enrol"],
  disable: ["register", "enrol", "makeCodes"],
  remove: ["register", "enrol"],
  carry: ["register", "enrol", "makeCodes"],
};

/** How the disk fails. */
export interface Trouble {
  /** How much of the change that fails is done all the same; of a file, "part" is a short write. */
  readonly extent: Extent;
  /** Whether all later changes fail too. */
  readonly forGood: boolean;
}

const looks: ReadonlySet<keyof Disk> = new Set(["read", "list"]);

/** A disk that is full at its n-th change, counted from 1, until `makeRoom`. */
function fullAt(
  disk: Disk,
  n: number,
  { extent, forGood }: Trouble,
): { disk: Disk; hasStruck: () => boolean; makeRoom: () => void } {
  let changes = 0;
  let hasRoom = false;
  const strike = async (call: Call): Promise<never> => {
    if (changes === n && extent === "part") await call.performPart();
    if (changes === n && extent === "all") await call.perform();
    throw systemError("ENOSPC");
  };
  const full = tap(disk, async (call) => {
    if (hasRoom || looks.has(call.operation)) return call.perform();
    changes += 1;
    return changes === n || (forGood && changes > n) ? strike(call) : call.perform();
  });
  const makeRoom = (): void => {
    hasRoom = true;
  };
  return { disk: full, hasStruck: () => changes >= n, makeRoom };
}

/** Does one deed; says what was refused. */
async function perform(actor: Actor, ledger: Ledger, name: DeedName): Promise<string | undefined> {
  try {
    const doing = deeds[name](actor, email, ledger.promised(email));
    if (doing === undefined) throw new Error(`${name} cannot be done here`);
    await doing;
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  } finally {
    actor.signOut();
  }
}

/** A disk on which a deed can be done, and what was promised there. */
interface Prepared {
  readonly name: DeedName;
  readonly disk: MemoryDisk;
  readonly ledger: Ledger;
}

const open = (disk: Disk, ledger: Ledger, wrong: string[]): Promise<Actor> =>
  openActor({ folder, disk, now: ledger.nextStart }, (event: Event) => {
    ledger.note(event);
    if (event.kind === "wrong") wrong.push(event.what);
  });

/** Does what must have been done before a deed. */
export async function prepare(name: DeedName): Promise<Prepared> {
  const disk = new MemoryDisk();
  const ledger = new Ledger([email]);
  const wrong: string[] = [];
  const actor = await open(disk, ledger, wrong);
  for (const step of before[name]) {
    const refusal = await perform(actor, ledger, step);
    if (refusal !== undefined) wrong.push(refusal);
  }
  if (wrong.length > 0) throw new Error(`${name} could not be prepared: ${wrong.join(", ")}`);
  return { name, disk, ledger };
}

/** Signs in, or registers where there is no account; what may not be refused. */
async function goOn(actor: Actor, ledger: Ledger, when: string): Promise<string[]> {
  const refusal = await perform(actor, ledger, ledger.promised(email) === null ? "register" : "signIn");
  return refusal === undefined ? [] : [`${when}: ${refusal}`];
}

/**
 * Does a deed while the n-th change of the disk fails. Says whether there was an n-th, whether the deed was refused, and
 * what was wrong: another refusal than not_saved, what the next start finds, and a person who is locked out after it,
 * in the back end that met the full disk or in the next.
 */
export async function meetFullDisk(
  prepared: Prepared,
  n: number,
  trouble: Trouble,
): Promise<{ hasStruck: boolean; isRefused: boolean; wrong: string[] }> {
  const disk = prepared.disk.copy();
  const ledger = prepared.ledger.copy();
  const wrong: string[] = [];
  const full = fullAt(disk, n, trouble);
  const actor = await open(full.disk, ledger, wrong);
  const refusal = await perform(actor, ledger, prepared.name);
  if (refusal !== undefined && refusal !== "not_saved") wrong.push(`refused: ${refusal}`);
  full.makeRoom();
  const next = disk.copy();
  wrong.push(...(await check(next, folder, ledger)));
  const elsewhere = ledger.copy();
  wrong.push(...(await goOn(await open(next, elsewhere, wrong), elsewhere, "after a restart")));
  wrong.push(...(await goOn(actor, ledger, "afterwards")), ...(await check(disk.copy(), folder, ledger)));
  return { hasStruck: full.hasStruck(), isRefused: refusal !== undefined, wrong };
}
