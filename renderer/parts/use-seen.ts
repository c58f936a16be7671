/** @file Tells main that somebody is at the window, so that the session does not end under their hands (R23). */
import { useEffect, useState } from "react";
import { call } from "../api.ts";

/** Main hears of it at most this often, in ms. */
const pause = 15_000;
const events = ["pointerdown", "keydown"] as const;
const options = { capture: true, passive: true };

/**
 * For as long as somebody is signed in: when the session will end unless somebody is seen again, in ms since the epoch.
 * `chosen` is another number whenever that may have been chosen anew.
 */
export function useSeen(chosen: number): number | undefined {
  const [endsAt, setEndsAt] = useState<number>();
  useEffect(() => {
    let isOver = false;
    let told = 0;
    const seen = async (): Promise<void> => {
      const now = Date.now();
      if (now - told < pause) return;
      told = now;
      const reply = await call("seen", {});
      if (reply.ok && !isOver) setEndsAt(now + reply.value.idle_minutes * 60_000);
    };
    const notice = (): void => void seen();
    notice();
    for (const event of events) window.addEventListener(event, notice, options);
    return () => {
      isOver = true;
      for (const event of events) window.removeEventListener(event, notice, options);
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what was chosen is asked for anew, not read
  }, [chosen]);
  return endsAt;
}
