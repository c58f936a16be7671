/** @file Quitting waits for writes under way, and an end that nobody asked for takes the secrets off first. */
import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { createStop, settleBeforeQuitting } from "../../../electron/shell/quitting.ts";

/** An app that is asked to quit; says whether that was held back. */
function quittable(
  settled: () => Promise<void>,
  wait: (ms: number) => Promise<unknown> = async () => new Promise(() => {}),
) {
  const app = Object.assign(new EventEmitter(), { quit: vi.fn<() => void>() });
  settleBeforeQuitting(app, { settled, wait });
  const ask = (): boolean => {
    const event = { preventDefault: vi.fn<() => void>() };
    app.emit("will-quit", event);
    return event.preventDefault.mock.calls.length > 0;
  };
  return { app, ask };
}

test("no write is cut short by quitting, however often one asks", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const settled = vi.fn<() => Promise<void>>(async () => promise);
  const { app, ask } = quittable(settled);
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

test.each([
  ["never settles", async (): Promise<void> => new Promise(() => {})],
  ["cannot be settled", async (): Promise<void> => Promise.reject(new Error("broken"))],
])("a quit comes all the same where what is under way %s", async (_, settled) => {
  const wait = vi.fn<(ms: number) => Promise<void>>(async () => {});
  const { app, ask } = quittable(settled, wait);
  expect(ask()).toBe(true);
  await vi.waitFor(() => {
    expect(app.quit).toHaveBeenCalledOnce();
  });
  expect(wait).toHaveBeenCalledExactlyOnceWith(15_000);
  expect(ask()).toBe(false);
});

test.each(["second-instance", "activate"])("a quit is given up where the app is wanted again (%s)", async (event) => {
  const writes = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const next = writes.values();
  const { app, ask } = quittable(async () => next.next().value?.promise);
  expect(ask()).toBe(true);
  app.emit(event);
  writes[0]?.resolve();
  await writes[0]?.promise;
  expect(ask()).toBe(true); // its window is closed
  expect(app.quit).not.toHaveBeenCalled();
  writes[1]?.resolve();
  await vi.waitFor(() => {
    expect(app.quit).toHaveBeenCalledOnce();
  });
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
