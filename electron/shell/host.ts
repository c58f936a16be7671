/**
 * @file Hangs the back end on the channels: the only place that knows both Electron's IPC and `serve`.
 */
import { type BrowserWindow, ipcMain, type WebFrameMain } from "electron";
import { channels, methods } from "../../shared/channels.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Serve } from "../ipc/serve.ts";
import { isTrustedSender } from "./trusted-sender.ts";

/** Answers every channel of the contract, to the page of the current window only; what comes early waits for `serving`. */
export function hostChannels(serving: Promise<Serve>, currentWindow: () => BrowserWindow | undefined): void {
  const isTrusted = (sender: WebFrameMain | null): boolean =>
    isTrustedSender(sender, currentWindow()?.webContents.mainFrame);
  for (const method of methods) {
    ipcMain.handle(channels[method], async ({ senderFrame }, ...args: unknown[]) => {
      if (!isTrusted(senderFrame)) return refuse("untrusted_sender");
      if (args.length !== 1) return refuse("invalid_input");
      const serve = await serving;
      // its window may have been closed meanwhile: a sign-in would be that of whoever opens the next one (R23)
      if (!isTrusted(senderFrame)) return refuse("untrusted_sender");
      return serve(method, args[0]);
    });
  }
}
