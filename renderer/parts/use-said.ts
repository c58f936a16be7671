/** @file What main has said no with, and the wait that came with it (R10): for whom it was said, and nobody else. */
import { useState } from "react";
import type { Refused } from "../language/use-reasons.ts";
import type { Wait } from "./refusal-region.tsx";
import { useSecondsLeft } from "./use-seconds-left.ts";

interface Said {
  /** Who was refused. */
  readonly whom: string;
  /** Where it stands beside no field. */
  readonly refused: Refused | undefined;
  /** When the wait ends, in ms since the epoch. */
  readonly until: number | undefined;
}

/** What useSaid gives. */
interface Saying {
  readonly refused: Refused | undefined;
  readonly wait: Wait | undefined;
  readonly waiting: boolean;
  /** The second: who is asked for now, who may be another one already. */
  readonly say: (said: Said, now: string) => void;
  /** Somebody else may be asked for from now on. */
  readonly turnTo: (whom: string) => void;
  /** Something else is asked for: of what was said nothing stays but a wait, for what it was set. */
  readonly turnAway: (whom: string) => void;
  /** It is tried again: what stands there goes. */
  readonly forget: () => void;
}

/** A wait does not hold for another `whom`, and holds again when the first one is back. It may begin with one (`until`). */
export function useSaid(first: { readonly whom: string; readonly until: number | undefined }): Saying {
  const [said, setSaid] = useState<Said | undefined>(
    first.until === undefined ? undefined : { ...first, refused: { code: "too_many_attempts" } },
  );
  const [whom, setWhom] = useState(first.whom);
  const shown = said?.until !== undefined && said.whom !== whom ? undefined : said;
  const until = shown?.until;
  const left = useSecondsLeft(until);
  return {
    refused: shown?.refused,
    wait: until === undefined ? undefined : { until, left },
    waiting: left > 0,
    say: (news, now) => {
      setSaid(news);
      setWhom(now);
    },
    // before anything is said nobody needs to know, and what is typed draws nothing
    turnTo: (now) => {
      if (said !== undefined) setWhom(now);
    },
    turnAway: (now) => {
      setWhom(now);
      setSaid(said?.until === undefined ? undefined : said);
    },
    forget: () => {
      if (shown !== undefined) setSaid(undefined);
    },
  };
}
