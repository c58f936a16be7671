/**
 * @file Turns values into strings and back as the structured clone of Electron's IPC does. It runs in Node and, sent
 * as text, in the page's isolated world: keep the function self-contained.
 */
/* oxlint-disable unicorn/consistent-function-scoping -- what is sent as text must hold all that it uses */

/** The two directions; `encode` throws "An object could not be cloned." as Electron does. */
export interface Codec {
  readonly encode: (value: unknown) => string;
  readonly decode: (text: string) => unknown;
}

/** Makes a codec. A value becomes a table of cells that name each other by index, so cycles and shared objects stay. */
export function makeCodec(): Codec {
  type Cell = readonly [kind: string, ...parts: unknown[]];
  const arrays = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array];
  const wide = [Float32Array, Float64Array, BigInt64Array, BigUint64Array];
  const views = new Map<string, (buffer: ArrayBuffer) => ArrayBufferView>([
    ...[...arrays, ...wide].map((View) => [View.name, (buffer: ArrayBuffer) => new View(buffer)] as const),
    ["DataView", (buffer) => new DataView(buffer)],
  ]);
  const errors = new Map(
    [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map((kind) => [kind.name, kind]),
  );
  const toText = (bytes: Uint8Array): string => {
    let binary = "";
    for (let at = 0; at < bytes.length; at += 32_768) binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
    return btoa(binary);
  };
  const toBytes = (text: unknown): ArrayBuffer =>
    Uint8Array.from(atob(String(text)), (character) => character.charCodeAt(0)).buffer;
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

  function encode(root: unknown): string {
    const cells: Cell[] = [];
    const seen = new Map<unknown, number>();
    const add = (value: unknown): number => {
      const known = seen.get(value);
      if (known !== undefined) return known;
      const index = cells.push(["undefined"]) - 1;
      if (typeof value === "object" && value !== null) seen.set(value, index);
      cells[index] = cellOf(value);
      return index;
    };
    const cellOf = (value: unknown): Cell => {
      switch (typeof value) {
        case "undefined":
          return ["undefined"];
        case "string":
        case "boolean":
          return ["plain", value];
        case "number":
          return Number.isFinite(value) && !Object.is(value, -0)
            ? ["plain", value]
            : ["number", Object.is(value, -0) ? "-0" : String(value)];
        case "bigint":
          return ["bigint", String(value)];
        case "object":
          return value === null ? ["plain", null] : objectCell(value);
        case "function":
        case "symbol":
        default:
          throw new Error("An object could not be cloned.");
      }
    };
    const objectCell = (value: object): Cell => {
      if (Array.isArray(value)) return ["array", Array.from(value, add)];
      if (value instanceof Date) return ["date", value.getTime()];
      if (value instanceof Map) return ["map", Array.from(value, ([key, item]) => [add(key), add(item)])];
      if (value instanceof Set) return ["set", Array.from(value, add)];
      if (value instanceof RegExp) return ["pattern", value.source, value.flags];
      if (value instanceof ArrayBuffer) return ["buffer", toText(new Uint8Array(value))];
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        const name = Object.prototype.toString.call(value).slice(8, -1);
        return ["view", views.has(name) ? name : "Uint8Array", toText(bytes)];
      }
      if (value instanceof Error) return ["error", value.name, value.message, value.stack];
      if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
        throw new Error("An object could not be cloned.");
      return ["object", Object.entries(value).map(([key, item]) => [key, add(item)])];
    };
    add(root);
    return JSON.stringify(cells);
  }

  function decode(text: string): unknown {
    const cells = list(JSON.parse(text));
    const made = new Map<number, unknown>();
    const get = (index: unknown): unknown => {
      const at = Number(index);
      if (made.has(at)) return made.get(at);
      const [kind, first, second, third] = list(cells[at]);
      const keep = <T>(value: T): T => {
        made.set(at, value);
        return value;
      };
      switch (kind) {
        case "plain":
          return first;
        case "undefined":
          return undefined;
        case "number":
          return Number(first);
        case "bigint":
          return BigInt(String(first));
        case "date":
          return keep(new Date(Number(first)));
        case "pattern":
          return keep(new RegExp(String(first), String(second)));
        case "buffer":
          return keep(toBytes(first));
        case "view":
          return keep(views.get(String(first))?.(toBytes(second)));
        case "error": {
          const error = keep(new (errors.get(String(first)) ?? Error)(String(second)));
          error.stack = String(third);
          return error;
        }
        case "array": {
          const array = keep<unknown[]>([]);
          for (const item of list(first)) array.push(get(item));
          return array;
        }
        case "set": {
          const set = keep(new Set());
          for (const item of list(first)) set.add(get(item));
          return set;
        }
        case "map": {
          const map = keep(new Map());
          for (const [key, item] of list(first).map(list)) map.set(get(key), get(item));
          return map;
        }
        default: {
          const object = keep({});
          for (const [key, item] of list(first).map(list))
            Object.defineProperty(object, String(key), {
              value: get(item),
              writable: true,
              enumerable: true,
              configurable: true,
            });
          return object;
        }
      }
    };
    return get(0);
  }
  return { encode, decode };
}
