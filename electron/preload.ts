/**
 * @file The bridge: a function for each channel and one subscription, derived from shared/channels.ts; nothing else
 * of Electron reaches the page, no event object among it. Built into one CommonJS file, as the sandbox asks.
 */
import { contextBridge, ipcRenderer } from "electron";
import { channels, methods, sessionEnded } from "../shared/channels.ts";

contextBridge.exposeInMainWorld("twofold", {
  ...Object.fromEntries(
    methods.map((method) => {
      const invoke = async (request: unknown): Promise<unknown> => ipcRenderer.invoke(channels[method], request);
      return [method, invoke];
    }),
  ),
  onSessionEnded: (listener: (why: unknown) => void) => {
    const hear = (_event: unknown, why: unknown): void => {
      listener(why);
    };
    ipcRenderer.on(sessionEnded, hear);
    return () => void ipcRenderer.removeListener(sessionEnded, hear);
  },
});
