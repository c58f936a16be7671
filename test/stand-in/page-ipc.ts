/** @file What the preload's world of a page says, given to ipcMain; and the answers back. */
import { makeCodec } from "./codec.ts";
import { ipcMain, runHandler } from "./ipc-main.ts";
import type { Page } from "./page.ts";
import type { FromPage } from "./page-messages.ts";
import { complain } from "./record.ts";
import { makeEvent, standFor } from "./surface.ts";

/** Turns IPC values into text and back. */
export const codec = makeCodec();

const listOf = (text: string): unknown[] => {
  const value = codec.decode(text);
  return Array.isArray(value) ? value : [];
};

interface Sender {
  readonly id: number;
  readonly mainFrame: Electron.WebFrameMain;
}

function ipcEvent(sender: Sender): Electron.IpcMainInvokeEvent {
  const { id, mainFrame } = sender;
  return standFor(makeEvent({ sender, senderFrame: mainFrame, processId: id, frameId: id, type: "frame" }));
}

async function invoke(
  { id, channel, args }: FromPage & { kind: "invoke" },
  sender: Sender,
  page: Page,
  contextId: number,
): Promise<void> {
  try {
    const value = await runHandler(channel, ipcEvent(sender), listOf(args));
    page.answer({ kind: "reply", id, value: codec.encode(value) }, contextId);
  } catch (error) {
    complain(`Error occurred in handler for '${channel}': ${String(error)}`); // Electron prints this too
    page.answer({ kind: "refusal", id, error: String(error) }, contextId);
  }
}

/** A key that was pressed or released in the page, for "before-input-event". */
export function keyOf(message: FromPage & { kind: "key" }): unknown {
  return codec.decode(message.input);
}

/** Handles an `invoke` or a `send` of a page; other messages are not about IPC. */
export function handleIpc(message: FromPage, sender: Sender, page: Page, contextId: number): void {
  if (message.kind === "invoke") void invoke(message, sender, page, contextId);
  if (message.kind === "send") ipcMain.emit(message.channel, ipcEvent(sender), ...listOf(message.args));
}
