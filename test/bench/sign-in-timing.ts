/**
 * @file Can a wrong password be told from an e-mail without an account by the time the answer takes (R18)?
 * Both are asked in turn, with hashes so cheap that the rest of the work shows.
 */
import { cheap, openMeasured } from "./back-end.ts";
import { compare, type Row } from "./report.ts";
import { inRounds, type Limits, timeOf } from "./rounds.ts";
import { rankTest } from "./statistics.ts";
import { inTemporary } from "./temporary.ts";

/** So many that each is guessed at a few times, as the limits have it: a long activity takes a little longer to read. */
const people = 100;
const known = (turn: number): string => `known-${turn % people}@example.org`;

/** The rows of R18: the medians, and a rank test, which sees differences that are much smaller than the spread. */
export async function compareSignIns(limits: Limits): Promise<Row[]> {
  return inTemporary(async (folder) => {
    const emails = Array.from({ length: people }, (_, number) => known(number));
    const { serve, clock } = await openMeasured(folder, { policy: cheap, emails });
    let turn = 0;
    const guess = (prefix: string) => async () => {
      clock.now += 3_600_000; // past every wait
      const email = prefix + known((turn += 1));
      return timeOf(async () => serve("login", { email, password: "wrong horse battery" }));
    };
    for (let time = 0; time < people; time += 1) await guess("un")(); // the first guess at each of these makes a file
    const { wrong, unknown } = await inRounds(limits, { wrong: guess(""), unknown: guess("un") });
    const what = "unknown e-mail";
    return [
      compare({ what, unit: "ms", goal: { most: 1.05 } }, unknown, "wrong password", wrong),
      compare({ what: `${what}, rank test`, unit: "σ", goal: { most: 1 } }, [rankTest(unknown, wrong)], "by chance", 3),
    ];
  });
}
