/** @file Quitting waits for writes under way, and an end that nobody asked for takes the secrets off first. */
import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { createStop, settleBeforeQuitting } from "../../../electron/shell/quitting.ts";

test("no write is cut short by quitting, however often one asks", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const app = Object.assign(new EventEmitter(), { quit: vi.fn<() => void>() });
  const settled = vi.fn<() => Promise<void>>(async () => promise);
  settleBeforeQuitting(app, settled);
  const ask = (): boolean => {
    const event = { preventDefault: vi.fn<() => void>() };
    app.emit("will-quit", event);
    return event.preventDefault.mock.calls.length > 0;
  };
  expect(ask()).toBe(true);
  expect(ask()).toBe(true);
  expect(settled).toHaveBeenCalledOnce();
  expect(app.quit).not.toHaveBeenCalled();
  resolve();
  await vi.waitFor(() => {
    expect(app.quit).toHaveBeenCalledOnce();
  });
  expect(ask()).toBe(false);
});

test("an end that nobody asked for settles first, tells why once that is done, and comes once", async () => {
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = createStop({
    settled: async () => promise.then(() => void order.push("settled")),
    wait: async () => new Promise(() => {}),
    exit: () => order.push("exit"),
  });
  stop(() => order.push("first"));
  stop(() => order.push("second"));
  expect(order).toStrictEqual([]);
  resolve();
  await vi.waitFor(() => {
    expect(order).toStrictEqual(["settled", "first", "exit"]);
  });
});

test("it comes all the same where it cannot be told why", async () => {
  const exit = vi.fn<() => void>();
  createStop({ settled: async () => {}, wait: async () => {}, exit })(() => {
    throw new Error("no words");
  });
  await vi.waitFor(() => {
    expect(exit).toHaveBeenCalledOnce();
  });
});

test.each([
  ["never settles", async (): Promise<void> => new Promise(() => {})],
  ["cannot be settled", async (): Promise<void> => Promise.reject(new Error("broken"))],
])("it comes all the same where what is under way %s", async (_, settled) => {
  const exit = vi.fn<() => void>();
  const wait = vi.fn<(ms: number) => Promise<void>>(async () => {});
  createStop({ settled, wait, exit })(() => {});
  await vi.waitFor(() => {
    expect(exit).toHaveBeenCalledOnce();
  });
  expect(wait).toHaveBeenCalledExactlyOnceWith(5000);
});
