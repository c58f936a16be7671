/**
 * @file What runs in a page before its own scripts: the main world's end of contextBridge, and in the isolated world
 * the small `electron` that a sandboxed preload can require. Both are sent as text: keep them self-contained.
 */
/* oxlint-disable unicorn/consistent-function-scoping -- what is sent as text must hold all that it uses */
import type { BridgeHalf, makeBridgeHalf } from "./bridge-half.ts";
import type { makeCodec } from "./codec.ts";
import type { FromPage, ToPage } from "./page-messages.ts";

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
  const say: unknown = Reflect.get(globalThis, names.out);
  if (typeof say !== "function") return;
  const tell = (message: Body<FromPage>): void => {
    Reflect.apply(say, undefined, [JSON.stringify({ ...message, url: location.href })]);
  };
  const listOf = (text: string): unknown[] => {
    const value = codec.decode(text);
    return Array.isArray(value) ? value : [];
  };
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
      for (const { call } of listeners.get(message.channel) ?? [])
        call({ sender: ipcRenderer, ports: [] }, ...listOf(message.args));
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
      reportError(error); // in the page's console, as Electron does
      tell({ kind: "preload-error", message: error instanceof Error ? String(error.stack) : String(error) });
    }
  });
  tell({ kind: "hello" });
  const reportTitle = (): void => tell({ kind: "title", title: document.title });
  addEventListener("DOMContentLoaded", () => {
    reportTitle();
    new MutationObserver(reportTitle).observe(document.head, { subtree: true, childList: true, characterData: true });
  });
  const reportKey = (event: KeyboardEvent): void => {
    const { key, code, repeat, isComposing, shiftKey, ctrlKey, altKey, metaKey, location: place } = event;
    const type = event.type === "keydown" ? "keyDown" : "keyUp";
    const held = { shift: shiftKey, control: ctrlKey, alt: altKey, meta: metaKey };
    const modifiers = Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? [name] : []));
    const input = { type, key, code, isAutoRepeat: repeat, isComposing, ...held, location: place, modifiers };
    tell({ kind: "key", input: codec.encode(input) });
  };
  addEventListener("keydown", reportKey, true);
  addEventListener("keyup", reportKey, true);
}
