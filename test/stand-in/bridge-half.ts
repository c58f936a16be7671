/**
 * @file One half of contextBridge. It is sent to Chromium as text and runs there once in each world: keep it self-
 * contained.
 */
/* oxlint-disable unicorn/consistent-function-scoping -- what is sent as text must hold all that it uses */

/** Gives things to the other world. */
export interface BridgeHalf {
  readonly expose: (key: string, value: unknown) => void;
}

/**
 * DOM events cross worlds synchronously and Blink clones their `detail`, so functions can be called through them and
 * answer at once. Functions and promises go by number; what is neither is cloned. Primitives are kept at the start, so
 * that a page which patches its builtins does not reach the preload.
 */
export function makeBridgeHalf(
  hears: string,
  says: string,
  onExpose: (key: string, value: unknown) => void,
): BridgeHalf {
  type Wire =
    | readonly ["value", unknown]
    | readonly ["error", string]
    | readonly ["function", number]
    | readonly ["promise", number]
    | readonly ["array", readonly Wire[]]
    | readonly ["object", readonly (readonly [string, Wire])[]];
  type Message =
    | { readonly kind: "expose"; readonly key: string; readonly value: Wire }
    | { readonly kind: "call"; readonly id: number; readonly target: number; readonly args: readonly Wire[] }
    | { readonly kind: "answer" | "settle"; readonly id: number; readonly ok: boolean; readonly value: Wire };
  type Called = (...args: unknown[]) => unknown;
  interface Outcome {
    readonly ok: boolean;
    readonly value: Wire;
  }

  const { document: page, CustomEvent: Carrier, Promise: Later, Error: Fault, Object: Plain } = globalThis;
  const { apply } = Reflect;
  const dispatch = EventTarget.prototype.dispatchEvent.bind(page);
  const functions = new Map<number, Called>();
  const answers = new Map<number, (outcome: Outcome) => void>();
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let last = 0;
  const next = (): number => {
    last += 1;
    return last;
  };
  const post = (detail: Message): void => {
    dispatch(new Carrier(says, { detail }));
  };
  /** Only the two halves know the events' names. */
  const isMessage = (detail: unknown): detail is Message =>
    typeof detail === "object" && detail !== null && "kind" in detail;
  const faultOf = (error: unknown): Wire => ["error", error instanceof Fault ? error.message : String(error)];

  function toWire(value: unknown): Wire {
    if (typeof value === "function") {
      const id = next();
      functions.set(id, (...args) => apply(value, undefined, args));
      return ["function", id];
    }
    if (typeof value !== "object" || value === null) return ["value", value];
    if (value instanceof Later) {
      const id = next();
      value.then(
        (result: unknown) => post({ kind: "settle", id, ok: true, value: toWire(result) }),
        (error: unknown) => post({ kind: "settle", id, ok: false, value: faultOf(error) }),
      );
      return ["promise", id];
    }
    if (value instanceof Fault) return faultOf(value);
    if (Array.isArray(value)) return ["array", value.map(toWire)];
    const prototype: unknown = Plain.getPrototypeOf(value);
    if (prototype !== Plain.prototype && prototype !== null) return ["value", value];
    return ["object", Plain.entries(value).map(([key, item]) => [key, toWire(item)] as const)];
  }

  function call(target: number, args: readonly unknown[]): unknown {
    const id = next();
    let outcome: Outcome | undefined;
    answers.set(id, (given) => {
      outcome = given;
    });
    post({ kind: "call", id, target, args: args.map(toWire) });
    answers.delete(id);
    if (outcome === undefined) throw new Fault("The other world did not answer");
    const value = fromWire(outcome.value);
    if (outcome.ok) return value;
    throw value;
  }

  function fromWire(wire: Wire): unknown {
    switch (wire[0]) {
      case "value":
        return wire[1];
      case "error":
        return new Fault(wire[1]);
      case "array":
        return wire[1].map(fromWire);
      case "object":
        return Plain.fromEntries(wire[1].map(([key, item]) => [key, fromWire(item)]));
      case "function":
        return (...args: unknown[]) => call(wire[1], args);
      case "promise":
        return new Later((resolve, reject) => {
          waiting.set(wire[1], ({ ok, value }) => (ok ? resolve : reject)(fromWire(value)));
        });
      default:
        return undefined;
    }
  }

  function run(target: number, args: readonly Wire[]): Outcome {
    try {
      return { ok: true, value: toWire(functions.get(target)?.(...args.map(fromWire))) };
    } catch (error) {
      return { ok: false, value: faultOf(error) };
    }
  }

  page.addEventListener(
    hears,
    (event) => {
      event.stopImmediatePropagation();
      const message: unknown = event instanceof Carrier ? event.detail : undefined;
      if (!isMessage(message)) return;
      switch (message.kind) {
        case "expose":
          onExpose(message.key, fromWire(message.value));
          return;
        case "call":
          post({ kind: "answer", id: message.id, ...run(message.target, message.args) });
          return;
        case "answer":
          answers.get(message.id)?.(message);
          return;
        case "settle":
          waiting.get(message.id)?.(message);
          waiting.delete(message.id);
      }
    },
    true,
  );
  return { expose: (key, value) => post({ kind: "expose", key, value: toWire(value) }) };
}
