/**
 * @file Quitting only when everything that was acknowledged, or is about to be, is on disk.
 */

/** As much of Electron's `app` as quitting takes. */
export interface Quitter {
  readonly on: (event: "will-quit", listener: (event: { readonly preventDefault: () => void }) => void) => unknown;
  readonly quit: () => void;
}

/** Holds the first quit back until `settled` resolves, and then quits. */
export function settleBeforeQuitting(app: Quitter, settled: () => Promise<void>): void {
  let state: "running" | "settling" | "settled" = "running";
  app.on("will-quit", (event) => {
    if (state === "settled") return;
    event.preventDefault();
    if (state === "settling") return;
    state = "settling";
    void settled().finally(() => {
      state = "settled";
      app.quit();
    });
  });
}
