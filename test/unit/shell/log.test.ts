/** @file What the log says of an error (R29). */
import { expect, test } from "vitest";
import { traceOf } from "../../../electron/shell/log.ts";

test("R29: an error's kind and where it was, and nothing of its message, whatever lines that has", () => {
  const { error, at } = traceOf(new TypeError("no hunter2\n    at hunter2 (secret.ts:1:1)\n at last hunter2"));
  expect(error).toBe("TypeError");
  expect(at).toContain("log.test.ts");
  expect(at).not.toContain("hunter2");
});
test("R29: what is no error is told by its type", () => {
  expect(traceOf("hunter2")).toEqual({ error: "string", at: "" });
});
