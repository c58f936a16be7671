/** @file What main has said no with, in words, and the wait that came with it (R10): for whom it was said, and nobody else. */
import { useState } from "react";
import type { Wait } from "./refusal-region.tsx";
import { useSecondsLeft } from "./use-seconds-left.ts";

interface Said {
  /** In words, where they stand beside no field. */
  readonly words: string | undefined;
  /** When the wait ends, in ms since the epoch. */
  readonly until: number | undefined;
}

/** What useSaid gives. */
export interface Saying {
  readonly refusal: string | undefined;
  readonly wait: Wait | undefined;
  readonly waiting: boolean;
  readonly say: (said: Said) => void;
  readonly forget: () => void;
}

/** A wait does not hold for another `whom`, and holds again when the first one is back. */
export function useSaid(whom: string): Saying {
  const [said, setSaid] = useState<Said & { readonly whom: string }>();
  const shown = said?.until !== undefined && said.whom !== whom ? undefined : said;
  const until = shown?.until;
  const left = useSecondsLeft(until);
  return {
    refusal: shown?.words,
    wait: until === undefined ? undefined : { until, left },
    waiting: left > 0,
    say: (news) => setSaid({ ...news, whom }),
    forget: () => setSaid(undefined),
  };
}
