/** @file Tells main that somebody is at the window, so that the session does not end under their hands (R23). */
import { useEffect } from "react";
import { call } from "../api.ts";

/** Main hears of it at most this often, in ms. */
const pause = 30_000;
const events = ["pointerdown", "keydown"] as const;
const options = { capture: true, passive: true };

/** Only while somebody is signed in. */
export function useSeen(signedIn: boolean): void {
  useEffect(() => {
    if (!signedIn) return undefined;
    let told = 0;
    const seen = (): void => {
      const now = Date.now();
      if (now - told < pause) return;
      told = now;
      void call("seen", {});
    };
    for (const event of events) window.addEventListener(event, seen, options);
    return () => {
      for (const event of events) window.removeEventListener(event, seen, options);
    };
  }, [signedIn]);
}
