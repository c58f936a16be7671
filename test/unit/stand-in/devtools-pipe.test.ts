/** @file The DevTools protocol over pipes. */
import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { DevToolsPipe } from "../../stand-in/devtools-pipe.ts";

function setUp() {
  const out = new PassThrough({ encoding: "utf8" });
  const input = new PassThrough();
  return { pipe: new DevToolsPipe(out, input), out, input };
}

describe("the stand-in's pipe", () => {
  test("a command gets its own reply, whatever the order and however the bytes are cut", async () => {
    const { pipe, out, input } = setUp();
    const first = pipe.send("Browser.getVersion");
    const second = pipe.send("Page.navigate", { url: "x" }, "session");
    expect(
      String(out.read())
        .split("\0")
        .filter(Boolean)
        .map((text): unknown => JSON.parse(text)),
    ).toEqual([
      { id: 1, method: "Browser.getVersion" },
      { id: 2, method: "Page.navigate", params: { url: "x" }, sessionId: "session" },
    ]);
    const bytes = Buffer.from('{"id":2,"result":{"frameId":"ü"}}\0{"id":1,"result":{"product":"p"}}\0');
    for (const byte of bytes) input.write(Buffer.of(byte));
    expect(await second).toEqual({ frameId: "ü" });
    expect(await first).toEqual({ product: "p" });
  });
  test("a refused command says which and why", async () => {
    const { pipe, input } = setUp();
    const refused = pipe.send("Page.navigate", { url: "x" });
    input.write('{"id":1,"error":{"code":-32000,"message":"Cannot navigate"}}\0');
    await expect(refused).rejects.toThrow("Page.navigate: Cannot navigate");
  });
  test("an event reaches the listeners of its session only", async () => {
    const { pipe, input } = setUp();
    const [browser, page] = [vi.fn<() => void>(), vi.fn<() => void>()];
    pipe.on("Page.loadEventFired", browser);
    pipe.on("Page.loadEventFired", page, "session");
    input.write('{"method":"Page.loadEventFired","params":{"timestamp":1},"sessionId":"session"}\0');
    await setImmediate();
    expect(browser).not.toHaveBeenCalled();
    expect(page).toHaveBeenCalledExactlyOnceWith({ timestamp: 1 });
  });
  test("when Chromium is gone, what is unanswered is refused, and so is what comes later", async () => {
    const { pipe, input } = setUp();
    const waiting = pipe.send("Browser.getVersion");
    input.destroy();
    await expect(waiting).rejects.toThrow("Browser.getVersion: Chromium is gone");
    await expect(pipe.send("Browser.close")).rejects.toThrow("Chromium is gone");
  });
});
