/**
 * @file Can a wrong password be told from an e-mail without an account by the time the answer takes, before a wait and
 * during one (R18)? All are asked in turn, with hashes so cheap that the rest of the work shows. Beside them stands a leak
 * on purpose, of one small file that is read: a test that does not see that would see nothing.
 */
import { readFile } from "node:fs/promises";
import { policy } from "../../electron/auth/policy.ts";
import { cheap, openMeasured } from "./back-end.ts";
import { compare, type Row } from "./report.ts";
import { inRounds, type Limits, timeOf } from "./rounds.ts";
import { rankTest } from "./statistics.ts";
import { inTemporary } from "./temporary.ts";

/** So many that each is guessed at a few times, as the limits have it: a long activity takes a little longer to read. */
const people = 100;
const known = (turn: number): string => `known-${turn % people}@example.org`;

/** By how many standard deviations two samples may differ by chance: once in 370 runs it is more. */
const chance = 3;

/** The rows of R18: the medians, and rank tests, which see differences that are much smaller than the spread. */
export async function compareSignIns(limits: Limits): Promise<Row[]> {
  return inTemporary(async (folder) => {
    // as many accounts are only there as there are e-mails that the leak guesses at: folders grow alike
    const emails = Array.from({ length: people }, (_, number) => [known(number), `idle-${known(number)}`]).flat();
    const { serve, clock } = await openMeasured(folder, { policy: cheap, emails });
    let turn = 0;
    const guess = async (prefix: string): Promise<unknown> =>
      serve("login", { email: prefix + known((turn += 1)), password: "wrong horse battery" });
    const pastWaits = (more: () => Promise<unknown>) => async () => {
      clock.now += policy.limits.longestWait;
      return timeOf(more);
    };
    const timed = (prefix: string) => async () => timeOf(async () => guess(prefix));
    // the first guess at each of these makes a file; the leak has its own, so that all are guessed at as often
    for (let time = 0; time < people * 2; time += 1) await guess(time < people ? "un" : "leaky-");
    const { wrong, unknown, told } = await inRounds(limits, {
      wrong: pastWaits(async () => guess("")),
      unknown: pastWaits(async () => guess("un")),
      told: pastWaits(async () => {
        await guess("leaky-");
        await readFile(import.meta.filename);
      }),
    });
    // each has a wait to begin, which lasts for as long as the clock stands
    for (let time = 0; time < people * policy.limits.free * 2; time += 1) await guess(time % 2 === 0 ? "" : "un");
    const { barred, barredUnknown } = await inRounds(limits, { barred: timed(""), barredUnknown: timed("un") });
    const what = "unknown e-mail";
    const rankOf = (name: string, one: readonly number[], other: readonly number[]): Row =>
      compare(
        { what: `${name}, rank test`, unit: "σ", goal: { most: 1 } },
        [rankTest(one, other)],
        "by chance",
        chance,
      );
    return [
      compare({ what, unit: "ms", goal: { most: 1.05 } }, unknown, "wrong password", wrong),
      rankOf(what, unknown, wrong),
      rankOf(`${what} during a wait`, barredUnknown, barred),
      compare({ what: "by chance", unit: "σ", goal: { least: 1 } }, [chance], "a leak of one file", [
        rankTest(told, unknown),
      ]),
    ];
  });
}
