/**
 * @file Hangs the back end on the channels: the only place that knows both Electron's IPC and `serve`.
 */
import { type BrowserWindow, ipcMain } from "electron";
import { channels, methods } from "../../shared/channels.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Serve } from "../ipc/serve.ts";
import { isTrustedSender } from "./trusted-sender.ts";

/** Answers every channel of the contract, to the page of the current window only; what comes early waits for `serving`. */
export function hostChannels(serving: Promise<Serve>, currentWindow: () => BrowserWindow | undefined): void {
  for (const method of methods) {
    ipcMain.handle(channels[method], async ({ senderFrame }, ...args: unknown[]) => {
      if (!isTrustedSender(senderFrame, currentWindow()?.webContents.mainFrame)) return refuse("untrusted_sender");
      if (args.length !== 1) return refuse("invalid_input");
      const serve = await serving;
      return serve(method, args[0]);
    });
  }
}
