/**
 * @file Hangs the back end on the channels: the only place that knows both Electron's IPC and `serve`.
 */
import { type BrowserWindow, ipcMain } from "electron";
import { channels, methods } from "../../shared/channels.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Serve } from "../ipc/serve.ts";
import { isTrustedSender } from "./trusted-sender.ts";

/** Answers every channel of the contract, to the page of the current window only. */
export function hostChannels(serve: Serve, currentWindow: () => BrowserWindow | undefined): void {
  for (const method of methods) {
    ipcMain.handle(channels[method], async ({ senderFrame }, ...args: unknown[]) => {
      if (!isTrustedSender(senderFrame, currentWindow()?.webContents.mainFrame)) return refuse("untrusted_sender");
      return args.length === 1 ? serve(method, args[0]) : refuse("invalid_input");
    });
  }
}
