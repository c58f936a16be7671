// What runs in a page before its own scripts: the main world's end of contextBridge, and in the isolated world the small
// `electron` that a sandboxed preload can require. Both are sent as text: keep them self-contained.
import type { BridgeHalf, makeBridgeHalf } from "./bridge-half.ts";
import type { makeCodec } from "./codec.ts";

/** From the isolated world to the main process; `url` is the document's, which no page can forge there. */
export type FromPage = { readonly url: string } & (
  | { readonly kind: "hello" }
  | { readonly kind: "title"; readonly title: string }
  | { readonly kind: "preload-error"; readonly message: string }
  | { readonly kind: "key"; readonly key: Electron.Input }
  | { readonly kind: "invoke"; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: "send"; readonly channel: string; readonly args: string }
);

/** From the main process to the isolated world. */
export type ToPage =
  | { readonly kind: "reply"; readonly id: number; readonly value: string }
  | { readonly kind: "refusal"; readonly id: number; readonly error: string }
  | { readonly kind: "message"; readonly channel: string; readonly args: string };

/** The name of the isolated world, as in Electron. */
export const isolatedWorldName = "Electron Isolated Context";
/** The binding through which the isolated world speaks. */
export const outName = "standInOut";
/** The function through which the isolated world is spoken to. */
export const inName = "standInIn";
/** The function that runs the preload's text. */
export const runName = "standInRun";

/** The main world: defines what the preload exposes, frozen. */
export function mainWorld(makeHalf: typeof makeBridgeHalf, nonce: string): void {
  if (window !== window.top) return; // preloads run in the top frame only
  const freeze = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    for (const item of Object.values(value)) freeze(item);
    return Object.freeze(value);
  };
  makeHalf(`${nonce}-main`, `${nonce}-isolated`, (key, value) => {
    Object.defineProperty(window, key, { value: freeze(value), enumerable: true });
  });
}

/** The isolated world: contextBridge and ipcRenderer. */
export function isolatedWorld(
  makeHalf: typeof makeBridgeHalf,
  codecOf: typeof makeCodec,
  nonce: string,
  names: { readonly out: string; readonly in: string; readonly run: string },
  processFields: Record<string, unknown>,
): void {
  if (window !== window.top) return;
  type Listener = (event: object, ...args: unknown[]) => void;
  type Body<T> = T extends FromPage ? Omit<T, "url"> : never;
  const say = Reflect.get(globalThis, names.out) as (text: string) => void;
  const tell = (message: Body<FromPage>): void => say(JSON.stringify({ ...message, url: location.href }));
  const codec = codecOf();
  const bridge: BridgeHalf = makeHalf(`${nonce}-isolated`, `${nonce}-main`, () => undefined);
  const pending = new Map<number, (message: ToPage & { kind: "reply" | "refusal" }) => void>();
  const listeners = new Map<string, { readonly given: Listener; readonly call: Listener }[]>();
  const exposed = new Set<string>();
  let last = 0;

  const only = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(target, key, receiver): unknown {
        if (typeof key === "symbol" || key in target || key === "then" || key === "toJSON")
          return Reflect.get(target, key, receiver);
        throw new Error(`stand-in: electron.${name}.${key} is not modelled`);
      },
    });
  const add = (channel: string, given: Listener, call = given): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { given, call }]);
  };
  const remove = (channel: string, listener: Listener): void => {
    listeners.set(
      channel,
      (listeners.get(channel) ?? []).filter(({ given }) => given !== listener),
    );
  };
  const ipcRenderer = only("ipcRenderer", {
    on: (channel: string, listener: Listener) => {
      add(channel, listener);
      return ipcRenderer;
    },
    once: (channel: string, listener: Listener) => {
      add(channel, listener, (event, ...args) => {
        remove(channel, listener);
        listener(event, ...args);
      });
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener) => {
      remove(channel, listener);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
    send: (channel: string, ...args: unknown[]) => tell({ kind: "send", channel, args: codec.encode(args) }),
    invoke: async (channel: string, ...args: unknown[]): Promise<unknown> => {
      last += 1;
      const id = last;
      const text = codec.encode(args);
      const answer = await new Promise<ToPage & { kind: "reply" | "refusal" }>((resolve) => {
        pending.set(id, resolve);
        tell({ kind: "invoke", id, channel, args: text });
      });
      if (answer.kind === "reply") return codec.decode(answer.value);
      throw new Error(`Error invoking remote method '${channel}': ${answer.error}`);
    },
  });
  const contextBridge = only("contextBridge", {
    exposeInMainWorld: (key: string, value: unknown): void => {
      if (exposed.has(key)) throw new Error("Cannot bind an API on top of an existing property on the window object");
      exposed.add(key);
      bridge.expose(key, value);
    },
  });
  const electron = only("renderer", { contextBridge, ipcRenderer });
  const requireFrom = (name: string): unknown => {
    if (/^electron(?:\/(?:renderer|common))?$/u.test(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };
  Reflect.set(globalThis, names.in, (message: ToPage): void => {
    if (message.kind === "message") {
      const args = codec.decode(message.args);
      for (const { call } of listeners.get(message.channel) ?? [])
        call({ sender: ipcRenderer, ports: [] }, ...(Array.isArray(args) ? args : []));
      return;
    }
    pending.get(message.id)?.(message);
    pending.delete(message.id);
  });
  Reflect.set(globalThis, names.run, (preload: (...scope: unknown[]) => void): void => {
    const module = { exports: {} };
    try {
      preload(requireFrom, module, module.exports, processFields, globalThis);
    } catch (error) {
      console.error("Unable to load preload script", error);
      tell({ kind: "preload-error", message: error instanceof Error ? String(error.stack) : String(error) });
    }
  });
  tell({ kind: "hello" });
  addEventListener("DOMContentLoaded", () => {
    const report = (): void => tell({ kind: "title", title: document.title });
    report();
    new MutationObserver(report).observe(document.head, { subtree: true, childList: true, characterData: true });
  });
}
