/**
 * @file What to do when the page is gone or hangs: its accounts are safe in main, so the page may simply begin again.
 */
import { dialog } from "electron";
import type { Clock } from "../auth/deps.ts";
import { log } from "./log.ts";
import { startPage } from "./pages.ts";
import type { Speech } from "./words.ts";

/** As much of a window as there is to mend. */
interface MendableWindow {
  readonly on: ((event: "unresponsive", listener: () => void) => unknown) &
    ((event: "responsive", listener: () => void) => unknown) &
    ((event: "closed", listener: () => void) => unknown);
  readonly loadURL: (url: string) => Promise<void>;
  readonly webContents: {
    readonly on: (
      event: "render-process-gone",
      listener: (event: unknown, details: { readonly reason: string }) => void,
    ) => unknown;
    readonly forcefullyCrashRenderer: () => void;
  };
}

/** A page that dies more often than this is not brought back: something is wrong that a reload does not mend. */
const reloadEvery = 60_000;

/** Loads the start page when its page died, at most once a minute; after that `onGivenUp`. Asks about one that hangs. */
export function mendPage(
  window: MendableWindow,
  { clock, speech, onGivenUp }: { clock: Clock; speech: () => Speech; onGivenUp: () => void },
): void {
  let reloadedAt = -Infinity;
  window.webContents.on("render-process-gone", (_event, { reason }) => {
    log({ code: "render-process-gone", reason });
    if (reason === "clean-exit") return;
    const since = clock() - reloadedAt;
    // a clock that was set back meanwhile tells nothing
    if (since >= 0 && since < reloadEvery) {
      onGivenUp();
      return;
    }
    reloadedAt = clock();
    // not a reload: a page may have made another address of its own. Where it dies once more, that is told by itself
    window.loadURL(startPage).catch(() => {});
  });

  let asking: AbortController | undefined;
  const stopAsking = (): void => asking?.abort(); // as if one wanted to wait
  window.on("responsive", stopAsking);
  window.on("closed", stopAsking);
  window.on("unresponsive", () => {
    if (asking) return;
    const { signal } = (asking = new AbortController());
    log({ code: "unresponsive" });
    const t = speech();
    const question = {
      type: "warning" as const,
      message: t("dialogs.hangs"),
      detail: t("dialogs.hangsText"),
      buttons: [t("dialogs.wait"), t("dialogs.restart")],
      defaultId: 0,
      cancelId: 0,
      signal,
    };
    void dialog.showMessageBox(question).then(({ response }) => {
      asking = undefined;
      // on a Mac the question stays until it is answered
      if (response === 1 && !signal.aborted) window.webContents.forcefullyCrashRenderer();
    });
  });
}
