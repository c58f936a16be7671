/**
 * @file `npm run torture [-- --kills=200 --cuts=25 --seconds=600 --seed=1]`: kills, power cuts and full disks, at random
 * moments, over the back end and, for comparison, over plain lowdb. Fails where the back end loses anything, or where
 * the control loses nothing: then it would prove nothing. What could not be tried is named.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fillAgainAndAgain } from "./full-disk.ts";
import { mount, powered, reasonOf } from "./power-cut.ts";
import { choicesOf } from "./random.ts";
import { killed, play, type Tally } from "./rounds.ts";
import { plainLowdb, type Subject, twofold } from "./subjects.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "200" },
    cuts: { type: "string", default: "25" },
    seconds: { type: "string", default: "600" },
    seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  },
});
const choose = choicesOf(Number(values.seed));
const until = Date.now() + Number(values.seconds) * 1000;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function sayTally(what: string, name: string, { rounds, underWay, acknowledged, wrong }: Tally): void {
  const middle = underWay > 0 ? ` (${underWay} in the middle of a change)` : "";
  say(`${name}: ${rounds} ${what}${middle}, ${acknowledged} acknowledged changes, ${wrong.length} found wrong`);
  for (const line of wrong.slice(0, 5)) say(`    ${line}`);
  if (wrong.length > 5) say(`    and ${wrong.length - 5} more`);
}

const root = await mkdtemp(join(tmpdir(), "twofold-torture-"));

async function kill(subject: Subject): Promise<Tally> {
  const folder = await mkdtemp(join(root, "kills-"));
  const tally = await play(subject, killed(folder), { count: Number(values.kills), until, choose });
  sayTally("kills", subject.name, tally);
  return tally;
}

async function cut(subject: Subject): Promise<Tally | undefined> {
  let end;
  try {
    end = await powered(await mkdtemp(join(root, "cuts-")));
  } catch (error) {
    say(`${subject.name}: power cuts skipped (test/unit/store/power-cut.test.ts has a model): ${reasonOf(error)}`);
    return undefined;
  }
  try {
    const tally = await play(subject, end, { count: Number(values.cuts), until, choose });
    sayTally("power cuts", subject.name, tally);
    return tally;
  } finally {
    await end.unmount();
  }
}

async function fill(): Promise<readonly string[] | undefined> {
  let small;
  try {
    small = await mount(join(root, "small"), "-t", "tmpfs", "-o", "size=512k", "tmpfs");
  } catch (error) {
    say(`Twofold: full disk skipped (injected in test/unit/torture.test.ts): ${reasonOf(error)}`);
    return undefined;
  }
  try {
    const { acknowledged, notSaved, wrong } = await fillAgainAndAgain(small.folder, 40, choose);
    say(
      `Twofold: 40 full disks, ${acknowledged} acknowledged changes, ${notSaved} refused, ${wrong.length} found wrong`,
    );
    for (const line of wrong.slice(0, 5)) say(`    ${line}`);
    return notSaved === 0 ? ["the disk was never full"] : wrong;
  } finally {
    await small.unmount();
  }
}

try {
  say(`seed ${values.seed}`);
  const full = await fill();
  const cuts = await cut(twofold());
  const control = await cut(plainLowdb());
  const kills = await kill(twofold());
  const killsOfControl = await kill(plainLowdb());
  const wrong = [...(full ?? []), ...kills.wrong, ...(cuts?.wrong ?? [])];
  // what kills leave behind is all that can be seen of the control where no power can be cut
  const losses = control?.wrong.filter((line) => !line.includes("left behind")) ?? killsOfControl.wrong;
  const provesNothing = losses.length === 0;
  const untried = [...(full === undefined ? ["full disks"] : []), ...(cuts === undefined ? ["power cuts"] : [])];
  if (provesNothing) say("The control lost nothing: this run proves nothing");
  const but = untried.length === 0 ? "" : `; not tried here: ${untried.join(", ")}`;
  say(wrong.length > 0 || provesNothing ? "Failed" : `Nothing acknowledged was lost${but}`);
  process.exitCode = wrong.length > 0 || provesNothing ? 1 : 0;
} finally {
  await rm(root, { recursive: true, force: true });
}
