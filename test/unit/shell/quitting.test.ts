/** @file Quitting waits for writes under way. */
import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { settleBeforeQuitting } from "../../../electron/shell/quitting.ts";

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
