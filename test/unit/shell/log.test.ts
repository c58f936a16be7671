/** @file What the log says of an error (R29), and that it holds nothing up. */
import { spawn } from "node:child_process";
import { once } from "node:events";
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

const logging = `
  let heard = 0;
  process.on("uncaughtException", () => { heard += 1; });
  const { log } = await import(${JSON.stringify(new URL("../../../electron/shell/log.ts", import.meta.url).href)});
  process.stdin.once("data", () => {
    for (let line = 0; line < 100; line += 1) log({ code: "a line" });
    setImmediate(() => setImmediate(() => {
      process.stdout.write(String(heard));
      process.exit();
    }));
  });
  process.stdout.write("ready ");
`;

test("R32: a log that nobody takes any more, or that has no room, is no fault: it would be logged in turn, for ever", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", logging], { stdio: "pipe" });
  const heard: string[] = [];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    heard.push(text);
    if (heard.length > 1) return;
    child.stderr.destroy();
    child.stdin.write("go on\n");
  });
  await once(child, "close");
  expect(heard.join("")).toBe("ready 0");
});
