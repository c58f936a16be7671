/** @file electron.ipcMain: the handlers for what pages invoke and the listeners for what they send. */
import { EventEmitter } from "node:events";
import { Emitter } from "./surface.ts";

type Handler = Parameters<Electron.IpcMain["handle"]>[1];

const handlers = new Map<string, Handler>();

class IpcMain extends Emitter implements Pick<Electron.IpcMain, "handle" | "handleOnce" | "removeHandler"> {
  constructor() {
    super([]);
  }

  // Any channel is an event here.
  override on(...args: Parameters<EventEmitter["on"]>): this {
    EventEmitter.prototype.on.apply(this, args);
    return this;
  }

  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args: unknown[]): unknown => {
      handlers.delete(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    handlers.delete(channel);
  }
}

/** electron.ipcMain */
export const ipcMain = new IpcMain();

/** Runs the handler of a channel; rejects in Electron's words where there is none. */
export async function runHandler(
  channel: string,
  event: Electron.IpcMainInvokeEvent,
  args: unknown[],
): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
  const value: unknown = await handler(event, ...args);
  return value;
}
