/**
 * @file Hangs the back end on the channels: the only place that knows both Electron's IPC and `serve`.
 */
import { type BrowserWindow, ipcMain, type WebFrameMain } from "electron";
import { channels, methods } from "../../shared/channels.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Serve } from "../ipc/serve.ts";
import { isTrustedSender } from "./trusted-sender.ts";

/** What is asked before the back end is open. */
export interface Waiting {
  /** Nobody is there any more: of the sign-ins that wait none is to come true (R23). */
  readonly giveUp: () => void;
}

/**
 * Answers every channel of the contract, to the page of the current window only; what comes early waits for `serving`, but
 * no more than `atATime` requests do. Refusals: untrusted_sender, invalid_input, busy, not_signed_in for a sign-in that was
 * given up.
 */
export function hostChannels(
  serving: Promise<Serve>,
  { currentWindow, atATime }: { currentWindow: () => BrowserWindow | undefined; atATime: number },
): Waiting {
  let waiting = 0;
  let timesGivenUp = 0;
  const isTrusted = (sender: WebFrameMain | null): boolean =>
    isTrustedSender(sender, currentWindow()?.webContents.mainFrame);
  for (const method of methods) {
    ipcMain.handle(channels[method], async ({ senderFrame }, ...args: unknown[]) => {
      if (!isTrusted(senderFrame)) return refuse("untrusted_sender");
      if (args.length !== 1) return refuse("invalid_input");
      if (waiting >= atATime) return refuse("busy");
      const before = timesGivenUp;
      waiting += 1;
      const serve = await serving;
      waiting -= 1;
      // its window may have been closed meanwhile: a sign-in would be that of whoever opens the next one (R23)
      if (!isTrusted(senderFrame)) return refuse("untrusted_sender");
      if (method === "login" && before !== timesGivenUp) return refuse("not_signed_in");
      return serve(method, args[0]);
    });
  }
  return {
    giveUp: () => {
      timesGivenUp += 1;
    },
  };
}
