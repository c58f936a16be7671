/** @file The channels as Electron calls them: only our own page, and only one argument, reaches the back end. */
import type { BrowserWindow } from "electron";
import { afterEach, expect, test, vi } from "vitest";
import type { Serve } from "../../../electron/ipc/serve.ts";
import { hostChannels } from "../../../electron/shell/host.ts";
import { channels, type Method, methods } from "../../../shared/channels.ts";
import { refuse } from "../../../shared/refusals.ts";
import { standFor } from "../../stand-in/surface.ts";

type Handler = (event: { readonly senderFrame: unknown }, ...args: unknown[]) => unknown;

const { handlers } = vi.hoisted(() => ({ handlers: new Map<string, Handler>() }));
vi.mock("electron", () => ({
  ipcMain: { handle: (channel: string, handler: Handler) => handlers.set(channel, handler) },
}));

const own = { origin: "app://twofold", parent: null };
const shown = standFor<BrowserWindow>({ webContents: { mainFrame: own } });
const atATime = 3;
const asked: unknown[] = [];
/** The page of the window asks. */
const ask = async (method: Method): Promise<unknown> => handlers.get(channels[method])?.({ senderFrame: own }, {});
const serve: Serve = async (method, raw) => {
  asked.push([method, raw]);
  return refuse("failed");
};

function host(window: BrowserWindow | undefined): void {
  hostChannels(Promise.resolve(serve), { currentWindow: () => window, atATime });
}

afterEach(() => {
  handlers.clear();
  asked.length = 0;
});

test("checklist 17 20: each channel of the contract has a handler, and hands the one argument of our page on", async () => {
  host(shown);
  expect([...handlers.keys()].toSorted()).toStrictEqual(Object.values(channels).toSorted());
  for (const method of methods) await handlers.get(channels[method])?.({ senderFrame: own }, { of: method });
  expect(asked).toStrictEqual(methods.map((method) => [method, { of: method }]));
});

test("what the page asks before the back end is open waits for it", async () => {
  const opening = Promise.withResolvers<Serve>();
  hostChannels(opening.promise, { currentWindow: () => shown, atATime });
  const reply = handlers.get(channels.session)?.({ senderFrame: own }, {});
  expect(asked).toStrictEqual([]);
  opening.resolve(serve);
  expect(await reply).toStrictEqual(refuse("failed"));
  expect(asked).toStrictEqual([["session", {}]]);
});

test("R23: what a page asked before the back end was open is not handed on when its window is closed by then", async () => {
  const opening = Promise.withResolvers<Serve>();
  let mainFrame: object = own;
  hostChannels(opening.promise, {
    currentWindow: () => standFor<BrowserWindow>({ webContents: { mainFrame } }),
    atATime,
  });
  const reply = handlers.get(channels.login)?.({ senderFrame: own }, {});
  mainFrame = { ...own }; // another window, for whoever comes then
  opening.resolve(serve);
  expect(await reply).toStrictEqual(refuse("untrusted_sender"));
  expect(asked).toStrictEqual([]);
});

test("R23: a sign-in that waits is given up when the screen is locked meanwhile, and nothing else is", async () => {
  const opening = Promise.withResolvers<Serve>();
  const { giveUp } = hostChannels(opening.promise, { currentWindow: () => shown, atATime });
  const replies = [ask("login"), ask("preferences")];
  giveUp();
  replies.push(ask("login"));
  opening.resolve(serve);
  expect(await Promise.all(replies)).toStrictEqual([refuse("not_signed_in"), refuse("failed"), refuse("failed")]);
  expect(asked).toStrictEqual([
    ["preferences", {}],
    ["login", {}],
  ]);
});

test("R32: no more than so many requests wait for the back end", async () => {
  const opening = Promise.withResolvers<Serve>();
  hostChannels(opening.promise, { currentWindow: () => shown, atATime });
  const replies = [ask("session"), ask("session"), ask("session")];
  expect(await ask("session")).toStrictEqual(refuse("busy"));
  opening.resolve(serve);
  expect(await Promise.all(replies)).toStrictEqual([refuse("failed"), refuse("failed"), refuse("failed")]);
  expect(await ask("session")).toStrictEqual(refuse("failed"));
});

test.each([[[]], [[{}, {}]], [[{}, undefined]]])(
  "R32: %j is not one argument, and is refused with 422",
  async (args) => {
    host(shown);
    expect(await handlers.get(channels.login)?.({ senderFrame: own }, ...args)).toStrictEqual(refuse("invalid_input"));
    expect(asked).toStrictEqual([]);
  },
);

test("checklist 17: without a window, from a frame that is gone, or from another frame, nothing is handed on", async () => {
  const untrusted = refuse("untrusted_sender");
  host(shown);
  expect(await handlers.get(channels.session)?.({ senderFrame: null }, {})).toStrictEqual(untrusted);
  expect(await handlers.get(channels.session)?.({ senderFrame: { ...own } }, {})).toStrictEqual(untrusted);
  host(undefined);
  expect(await handlers.get(channels.session)?.({ senderFrame: own }, {})).toStrictEqual(untrusted);
  expect(asked).toStrictEqual([]);
});
