/** @file How long is still to be waited, second by second. */
import { useLayoutEffect, useState } from "react";

/** Whole seconds until that moment (ms since the epoch), counted down; 0 once it is there, or where there is none. */
export function useSecondsLeft(until: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  // before it is painted: what is known of the time is as old as the last wait
  useLayoutEffect(() => {
    if (until === undefined) return undefined;
    const tick = (): void => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(timer);
    };
    const timer = setInterval(tick, 1000);
    tick();
    return () => clearInterval(timer);
  }, [until]);
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
