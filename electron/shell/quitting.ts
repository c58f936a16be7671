/**
 * @file Quitting only when everything that was acknowledged, or is about to be, is on disk, and no secret is on the
 * clipboard.
 */

/** For how long an end that nobody asked for is held back at most, in ms. */
const patience = 5000;

/**
 * Ends the app where it cannot go on: once, after `settled` or some seconds, when `say` has told why. What it says stops
 * everything else until somebody has read it: no secret may stay on the clipboard for so long.
 */
export function createStop(parts: {
  readonly settled: () => Promise<void>;
  readonly wait: (ms: number) => Promise<unknown>;
  readonly exit: () => void;
}): (say: () => void) => void {
  let isStopping = false;
  const end = async (say: () => void): Promise<void> => {
    await Promise.race([parts.settled(), parts.wait(patience)]).catch(() => {}); // it ends all the same
    say();
  };
  return (say) => {
    if (isStopping) return;
    isStopping = true;
    void end(say).then(parts.exit, parts.exit);
  };
}

/** As much of Electron's `app` as quitting takes. */
interface Quitter {
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
