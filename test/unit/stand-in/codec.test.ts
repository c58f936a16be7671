/** @file The codec of the stand-in's IPC: what goes in comes out, as with a structured clone. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { makeCodec } from "../../stand-in/codec.ts";

const { encode, decode } = makeCodec();
const through = (value: unknown): unknown => decode(encode(value));

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: false,
  withNullPrototype: false,
});
const isClonable = (value: unknown): boolean => {
  try {
    structuredClone(value);
    return true;
  } catch {
    return false;
  }
};

describe("the stand-in's codec", () => {
  property.prop([anything.filter(isClonable)])("gives the same as a structured clone", (value) => {
    expect(through(value)).toStrictEqual(structuredClone(value));
  });
  property.prop([fc.string({ unit: "binary" })])("keeps every text", (text) => {
    expect(through(text)).toBe(text);
  });
  test("keeps -0, NaN, undefined, holes of meaning that JSON loses", () => {
    expect(through([-0, Number.NaN, Infinity, undefined, null, { gone: undefined }])).toStrictEqual([
      -0,
      Number.NaN,
      Infinity,
      undefined,
      null,
      { gone: undefined },
    ]);
  });
  test("keeps cycles and shared objects", () => {
    const shared = { name: "shared" };
    const circle: Record<string, unknown> = { shared, again: shared };
    circle["self"] = circle;
    const back = through(circle);
    expect(back).toHaveProperty("self", back);
    expect(back).toEqual(circle);
  });
  test("keeps an error's kind, message and stack", () => {
    const error = new RangeError("too far");
    const back = through(error);
    expect(back).toBeInstanceOf(RangeError);
    expect(back).toMatchObject({ message: "too far", stack: error.stack });
  });
  test("a key named __proto__ stays a key", () => {
    const back = through(JSON.parse('{"__proto__":{"admin":true}}'));
    expect(typeof back === "object" && back !== null && Object.keys(back)).toEqual(["__proto__"]);
    expect(back).not.toHaveProperty("admin");
  });
  test.each([
    ["a function", () => 1],
    ["a symbol", Symbol("s")],
    ["a promise", Promise.resolve()],
  ])("%s cannot be cloned", (_name, value) => {
    expect(() => encode({ deep: [value] })).toThrow("An object could not be cloned.");
  });
});
