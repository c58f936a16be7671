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

/** For how long a quit is held back at most, in ms: a disk may not answer any more. Nobody was told that what waits for it
 * is done. */
const quitPatience = 15_000;

/** As much of Electron's `app` as quitting takes. */
interface Quitter {
  readonly on: {
    (event: "will-quit", listener: (event: { readonly preventDefault: () => void }) => void): unknown;
    (event: "second-instance", listener: () => void): unknown;
    (event: "activate", listener: () => void): unknown;
  };
  readonly quit: () => void;
}

/** Holds the first quit back until `settled` resolves, and then quits; unless somebody wants the app again meanwhile: the
 * window that they get must not be taken away. */
export function settleBeforeQuitting(
  app: Quitter,
  { settled, wait }: { readonly settled: () => Promise<void>; readonly wait: (ms: number) => Promise<unknown> },
): void {
  let settling: Promise<unknown> | undefined;
  let isSettled = false;
  app.on("will-quit", (event) => {
    if (isSettled) return;
    event.preventDefault();
    if (settling !== undefined) return;
    const mine = Promise.race([settled(), wait(quitPatience)]);
    const quit = (): void => {
      if (settling !== mine) return;
      isSettled = true;
      app.quit();
    };
    settling = mine;
    void mine.then(quit, quit);
  });
  const stay = (): void => {
    settling = undefined;
  };
  app.on("second-instance", stay);
  app.on("activate", stay);
}
