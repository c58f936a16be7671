/** @file contextBridge: two halves over one document, as in two worlds of a page. */
import { beforeEach, describe, expect, test, vi } from "vitest";
import { makeBridgeHalf } from "../../stand-in/bridge-half.ts";

/** Exposes a value from one half and gives what arrives in the other. */
function cross<T extends object>(value: T): T;
function cross(value: object): unknown {
  let arrived: unknown;
  makeBridgeHalf("to-main", "to-isolated", (_key, given) => {
    arrived = given;
  });
  makeBridgeHalf("to-isolated", "to-main", () => undefined).expose("api", value);
  return arrived;
}

describe("the stand-in's bridge", () => {
  beforeEach(() => {
    vi.stubGlobal("document", new EventTarget());
  });
  test("plain values are copied, functions are called across and answer at once", () => {
    const add = vi.fn<(a: number, b: number) => number>((a, b) => a + b);
    const api = cross({ version: 7, list: [1, [2]], add });
    expect(api).toMatchObject({ version: 7, list: [1, [2]] });
    expect(api.add(2, 3)).toBe(5);
    expect(api.add).not.toBe(add);
  });
  test("a thrown error arrives with its message only", () => {
    const api = cross({
      fail: () => {
        throw new TypeError("no luck");
      },
    });
    expect(() => api.fail()).toThrow(new Error("no luck"));
  });
  test("promises are kept and broken across", async () => {
    const api = cross({
      keep: async () => Promise.resolve({ deep: "value" }),
      fail: async () => Promise.reject(new RangeError("too far")),
    });
    expect(await api.keep()).toEqual({ deep: "value" });
    await expect(api.fail()).rejects.toThrow("too far");
  });
  test("a listener is called back, and the function that was returned takes it off again", () => {
    const listeners = new Set<(news: string) => void>();
    const api = cross({
      listen: (listener: (news: string) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const hear = vi.fn<(news: string) => void>();
    const stop = api.listen(hear);
    for (const listener of listeners) listener("news");
    expect(hear).toHaveBeenCalledExactlyOnceWith("news");
    expect(stop()).toBe(true);
    expect(listeners.size).toBe(0);
  });
});
