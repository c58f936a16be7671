/**
 * @file Keeps the model honest: a member of Electron that is not modelled throws when it is touched, instead of being
 * undefined or doing nothing.
 */
import { EventEmitter } from "node:events";

/** Names that engines, loggers, promises and assertion libraries look for on any object. */
const probed = new Set<string>([
  "then",
  "toJSON",
  "nodeType",
  "tagName",
  "asymmetricMatch",
  "__esModule",
  "default",
  "href",
]);

const nameOf = (receiver: unknown): string => {
  if (typeof receiver === "function") return receiver.name;
  if (typeof receiver !== "object" || receiver === null) return String(receiver);
  return receiver.constructor.name;
};

/**
 * The last link of a prototype chain: what reaches it was found nowhere before. At the end of the chain and not around
 * the object, so that private fields, `this` and replaced methods work as ever.
 */
function lastLink<T extends object>(end: T, name?: string): T {
  const refuse = (key: string, receiver: unknown): never => {
    throw new Error(`stand-in: electron.${name ?? nameOf(receiver)}.${key} is not modelled`);
  };
  return new Proxy(end, {
    get(target, key, receiver): unknown {
      if (typeof key === "symbol" || key in target || probed.has(key)) return Reflect.get(target, key, receiver);
      return refuse(key, receiver);
    },
    set(target, key, value, receiver): boolean {
      if (typeof key === "symbol" || key in target) return Reflect.set(target, key, value, receiver);
      return refuse(key, receiver);
    },
  });
}

const plainEnd: object = {};

/** Closes a plain object: any member that it does not have throws. */
export function surface<T extends object>(name: string, members: T): T {
  Object.setPrototypeOf(members, lastLink(plainEnd, name));
  return members;
}

type Listener = Parameters<EventEmitter["on"]>[1];

/** An EventEmitter closed in the same way, which also refuses a listener for an event that is never emitted here. */
export class Emitter extends EventEmitter {
  readonly #events: ReadonlySet<string | symbol>;

  constructor(events: readonly string[]) {
    super();
    this.#events = new Set([...events, "error", "newListener", "removeListener"]);
  }

  #known(event: string | symbol): void {
    if (this.#events.has(event)) return;
    throw new Error(`stand-in: the event "${String(event)}" of ${nameOf(this)} is not modelled`);
  }

  override on(event: string | symbol, listener: Listener): this {
    this.#known(event);
    return super.on(event, listener);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.#known(event);
    return super.prependListener(event, listener);
  }
}
class End extends EventEmitter {}
Object.setPrototypeOf(Emitter.prototype, lastLink(End.prototype));
Object.setPrototypeOf(Emitter, lastLink(EventEmitter)); // the statics of BrowserWindow and the like

/** An event object as Electron's listeners get it. */
type PreventableEvent<T> = T & { defaultPrevented: boolean; preventDefault: () => void };

/** Makes one, with these details on it. */
export function makeEvent<T extends object>(details: T): PreventableEvent<T> {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: (): void => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/**
 * Hands a partial model out under Electron's full type. The one place that says more than the compiler can check: what
 * the type promises and the model lacks throws when it is touched (see above).
 */
export function standFor<T extends object>(model: { readonly [Member in keyof NoInfer<T>]?: unknown }): T;
export function standFor(model: object): object {
  return model;
}
