/** @file What main has said no with, and the wait that came with it (R10): for whom it was said, and nobody else. */
import { useState } from "react";
import { refuse, type Refusal } from "../../shared/refusals.ts";
import type { Wait } from "./refusal-region.tsx";
import { useSecondsLeft } from "./use-seconds-left.ts";

interface Said {
  /** Who was refused. */
  readonly whom: string;
  /** Where it stands beside no field. */
  readonly refused: Refusal | undefined;
  /** When the wait ends, in ms since the epoch. */
  readonly until: number | undefined;
}

/** What useSaid gives. */
export interface Saying {
  readonly refused: Refusal | undefined;
  readonly wait: Wait | undefined;
  readonly waiting: boolean;
  /** The second: who is asked for now, who may be another one already. */
  readonly say: (said: Said, now: string) => void;
  /** Somebody else may be asked for from now on. */
  readonly turnTo: (whom: string) => void;
  readonly forget: () => void;
}

/** A wait does not hold for another `whom`, and holds again when the first one is back. It may begin with one. */
export function useSaid(begun?: number): Saying {
  const [said, setSaid] = useState<Said | undefined>(
    begun === undefined ? undefined : { whom: "", refused: refuse("too_many_attempts"), until: begun },
  );
  const [whom, setWhom] = useState("");
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
    forget: () => setSaid(undefined),
  };
}
