/**
 * @file The bridge: a function for each channel and two subscriptions, derived from shared/channels.ts; nothing else
 * of Electron reaches the page, no event object among it. Built into one CommonJS file, as the sandbox asks.
 */
import { contextBridge, ipcRenderer } from "electron";
import { channels, commanded, methods, sessionEnded } from "../shared/channels.ts";

/** Subscribes to a message from main, of which the page hears the value and nothing of the event. */
const subscription = (channel: string) => (listener: (value: unknown) => void) => {
  const hear = (_event: unknown, value: unknown): void => {
    listener(value);
  };
  ipcRenderer.on(channel, hear);
  return () => void ipcRenderer.removeListener(channel, hear);
};

contextBridge.exposeInMainWorld("twofold", {
  ...Object.fromEntries(
    methods.map((method) => {
      const invoke = async (request: unknown): Promise<unknown> => ipcRenderer.invoke(channels[method], request);
      return [method, invoke];
    }),
  ),
  onSessionEnded: subscription(sessionEnded),
  onCommand: subscription(commanded),
});
