/** @file The renderer's only way out: nothing else reads `window.twofold`. */
import type { Method } from "../shared/channels.ts";
import type { Command } from "../shared/commands.ts";
import type { Bridge, Reply, Request, SessionEnd } from "../shared/contract.ts";
import type { Refusal } from "../shared/refusals.ts";

declare global {
  interface Window {
    /** Put there by the preload; missing if that failed. */
    readonly twofold?: Bridge;
  }
}

/** As main would say it. Not made by `refuse`, which brings the English words along: the first screen has a limit. */
const unreachable: Refusal = { ok: false, status: 500, code: "failed", message: "Something went wrong" };

/** Asks main. Never rejects: a bridge that is missing or breaks is the refusal `failed`, like any fault in main. */
export async function call<M extends Method>(method: M, request: Request<M>): Promise<Reply<M>> {
  const bridge: { readonly [K in Method]: (request: Request<K>) => Promise<Reply<K>> } | undefined = window.twofold;
  try {
    return (await bridge?.[method](request)) ?? unreachable;
  } catch {
    return unreachable;
  }
}

/** Calls back when main ends the session by itself; answers the end of the subscription. */
export function onSessionEnded(listener: (why: SessionEnd) => void): () => void {
  return window.twofold?.onSessionEnded(listener) ?? (() => {});
}

/** Calls back when a command is given in the native menu; answers the end of the subscription. */
export function onCommand(listener: (command: Command) => void): () => void {
  return window.twofold?.onCommand(listener) ?? (() => {});
}
