/** @file `npm run bench`: figures as ratios, each measured against its peer in the same run; `--json` for machines. */
import { compareSignIns } from "./sign-in-timing.ts";

const signIn = await compareSignIns(400);
process.stdout.write(
  process.argv.includes("--json")
    ? `${JSON.stringify({ signIn })}\n`
    : [
        "sign-in: unknown e-mail against wrong password (R18)",
        `  medians ${signIn.unknown.toFixed(2)} ms and ${signIn.wrong.toFixed(2)} ms, ratio ${signIn.ratio.toFixed(3)}`,
        `  rank test over ${signIn.rounds} rounds: ${signIn.z.toFixed(1)} standard deviations (below 3: by chance)`,
        "",
      ].join("\n"),
);
