/** @file The DevTools protocol over a pair of pipes: NUL-separated JSON, commands out, replies and events in. */
import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Protocol } from "../../node_modules/playwright-core/types/protocol.d.ts";
import { verbose } from "./record.ts";

/** A protocol command, such as "Page.navigate". */
export type Command = keyof Protocol.CommandParameters;
/** What a command takes. */
export type Params<C extends Command> = Protocol.CommandParameters[C];
/** What a command answers. */
export type Reply<C extends Command> = Protocol.CommandReturnValues[C];
/** A protocol event, such as "Page.loadEventFired". */
export type EventName = keyof Protocol.Events;
/** What an event carries. */
export type Payload<E extends EventName> = Protocol.Events[E];

interface Call {
  readonly command: string;
  readonly settle: (reply: unknown) => void;
  readonly refuse: (reason: Error) => void;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** One connection. A session id chooses the page a command is for; without one it is for the browser. */
export class DevToolsPipe {
  readonly #out: Writable;
  readonly #calls = new Map<number, Call>();
  readonly #events = new EventEmitter({ captureRejections: false }).setMaxListeners(0);
  #last = 0;
  #closed = false;

  constructor(out: Writable, input: Readable) {
    this.#out = out;
    const parts: Buffer[] = [];
    out.on("error", () => this.close());
    input.on("error", () => this.close());
    input.on("close", () => this.close());
    input.on("data", (data: Buffer) => {
      let rest = data;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        const message = Buffer.concat([...parts.splice(0), rest.subarray(0, end)]).toString("utf8");
        rest = rest.subarray(end + 1);
        this.#receive(JSON.parse(message));
      }
      if (rest.length > 0) parts.push(rest);
    });
  }

  #receive(message: unknown): void {
    if (!isObject(message)) return;
    const { id, method, params, sessionId, result, error } = message;
    if (typeof id === "number") {
      const call = this.#calls.get(id);
      this.#calls.delete(id);
      if (isObject(error)) call?.refuse(new Error(`${call.command}: ${String(error["message"])}`));
      else call?.settle(result);
    } else if (typeof method === "string") {
      verbose(`< ${method}`);
      this.#events.emit(`${typeof sessionId === "string" ? sessionId : ""} ${method}`, params);
    }
  }

  /**
   * Sends a command and gives its reply; refused where Chromium refuses it or is gone. The protocol's own types vouch for
   * the reply's shape: to parse every one of them would be a second Chromium.
   */
  send<C extends Command>(command: C, params?: Params<C>, sessionId?: string): Promise<Reply<C>>;
  send(command: string, params?: object, sessionId?: string): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${command}: Chromium is gone`));
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    this.#last += 1;
    this.#calls.set(this.#last, { command, settle: resolve, refuse: reject });
    verbose(`> ${command}`);
    this.#out.write(`${JSON.stringify({ id: this.#last, method: command, params, sessionId })}\0`);
    return promise;
  }

  /** Sends a command whose reply does not matter: the page may be gone by then. */
  tell<C extends Command>(command: C, params?: Params<C>, sessionId?: string): void {
    this.send(command, params, sessionId).catch((error: unknown) => verbose(String(error)));
  }

  /** Calls back at every such event of the session (or of the browser). */
  on<E extends EventName>(event: E, listener: (payload: Payload<E>) => void, sessionId = ""): void {
    this.#events.on(`${sessionId} ${event}`, listener);
  }

  /** Refuses what is still unanswered. */
  close(): void {
    this.#closed = true;
    for (const { command, refuse } of this.#calls.values()) refuse(new Error(`${command}: Chromium is gone`));
    this.#calls.clear();
  }
}
