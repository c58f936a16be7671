/** @file Electron's checklist, seen from the page: what it has of Electron and of Node, and what main takes from it. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { channels, methods } from "../../shared/channels.ts";
import { contract } from "../../shared/contract.ts";
import { expect, test, windowOf } from "./app.ts";
import { ask } from "./bridge.ts";

const refusal = { ok: false, status: 422, code: "invalid_input" };

test.beforeEach(async ({ kept }) => {
  await kept.page.reload();
});

test("checklist 2: nothing of Node is in the page", async ({ kept: { page } }) => {
  const kinds = await page.evaluate(() =>
    ["require", "process", "module", "exports", "global", "Buffer", "__dirname", "electron", "ipcRenderer"].map(
      (name) => typeof Reflect.get(globalThis, name),
    ),
  );
  expect(new Set(kinds)).toStrictEqual(new Set(["undefined"]));
});

test("checklist 2 4 6 8 9 10 11: the window's preferences", async ({ kept: { app } }) => {
  const window = await windowOf(app);
  const preferences = await window.evaluate(({ webContents }) => {
    const read: unknown = Reflect.get(webContents, "getLastWebPreferences"); // public, but not in Electron's types
    const all: unknown = typeof read === "function" ? Reflect.apply(read, webContents, []) : undefined;
    return Object.fromEntries(Object.entries(all ?? {}).filter(([, value]) => typeof value !== "object"));
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    disableDialogs: true,
  });
  for (const name of [
    "nodeIntegrationInWorker",
    "nodeIntegrationInSubFrames",
    "allowRunningInsecureContent",
    "experimentalFeatures",
    "webviewTag",
  ]) {
    expect(preferences[name] ?? false, name).toBe(false);
  }
  expect(preferences["enableBlinkFeatures"] ?? "").toBe("");
});

test("R29: nothing that a page stores is on the disk: its session is in memory", async ({ kept: { app } }) => {
  const window = await windowOf(app);
  expect(await window.evaluate(({ webContents }) => webContents.session.isPersistent())).toBe(false);
});

test("checklist 20: the bridge has exactly the contract's functions and two subscriptions, and cannot be changed", async ({
  kept: { page },
}) => {
  const bridge = await page.evaluate(() => {
    const before = window.twofold ?? {};
    const changes = [
      Reflect.set(before, "login", () => "mine"),
      Reflect.set(before, "more", () => "mine"),
      Reflect.deleteProperty(before, "login"),
      Reflect.set(globalThis, "twofold", {}),
      Reflect.deleteProperty(globalThis, "twofold"),
      Reflect.defineProperty(globalThis, "twofold", { value: {} }),
    ];
    return {
      kinds: Object.entries(before).map(([name, value]) => `${name}: ${typeof value}`),
      frozen: Object.isFrozen(before),
      changes,
      same: window.twofold === before,
    };
  });
  expect(bridge.kinds.toSorted()).toStrictEqual(
    [...methods, "onCommand", "onSessionEnded"].map((name) => `${name}: function`).toSorted(),
  );
  expect(bridge).toMatchObject({ frozen: true, same: true, changes: bridge.changes.map(() => false) });
});

test("checklist 3: builtins that the page has patched neither stop the preload nor show anything of it", async ({
  kept: { page },
}) => {
  const result = await page.evaluate(async () => {
    const seen: unknown[] = [];
    const { apply } = Reflect;
    const spyOn = (owner: object, name: string): void => {
      const original: unknown = Reflect.get(owner, name);
      if (typeof original !== "function") throw new Error(`no ${name}`);
      Reflect.set(owner, name, function spy(this: unknown, ...args: unknown[]): unknown {
        seen[seen.length] = this;
        for (const arg of args) seen[seen.length] = arg;
        const given: unknown = apply(original, this, args);
        return given;
      });
    };
    for (const name of ["map", "forEach", "push", "filter", "slice"]) spyOn(Array.prototype, name);
    for (const name of ["call", "apply", "bind"]) spyOn(Function.prototype, name);
    for (const name of ["then", "catch"]) spyOn(Promise.prototype, name);
    for (const name of ["fromEntries", "entries", "keys", "assign", "freeze"]) spyOn(Object, name);
    for (const name of ["parse", "stringify"]) spyOn(JSON, name);
    Reflect.set(Object.prototype, "polluted", "by the page");
    const session = window.twofold?.session;
    if (session === undefined) throw new Error("there is no bridge");
    const promise = session({});
    const reply = await promise;
    const secrets = ["invoke", "sendSync", "ipcRenderer", "contextBridge", "mainModule", "binding"];
    return {
      answer: JSON.stringify(reply),
      // what the bridge gives is of the page's own world: its constructors lead nowhere else
      own: [
        Reflect.getPrototypeOf(session) === Function.prototype,
        promise instanceof Promise,
        Reflect.getPrototypeOf(reply) === Object.prototype,
      ],
      leaks: secrets.filter((name) =>
        seen.some((value) => typeof value === "object" && value !== null && name in value),
      ),
      spied: seen.length > 0,
    };
  });
  expect(result.answer).toMatch(/^\{"ok":true,"status":200,"value":\{"state":"signed-out"/u);
  expect(result).toMatchObject({ own: [true, true, true], leaks: [], spied: true });
});

test("R32, checklist 20: what has not the contract's shape is refused with 422, on every channel", async ({
  kept: { page },
}) => {
  const shapes = [undefined, null, 1, "text", [], [{}], { unknown: 1 }, { user_id: "1" }, { token: 123_456 }];
  for (const method of methods) {
    for (const shape of shapes) {
      expect(await ask(page, method, shape), `${method}(${JSON.stringify(shape)})`).toMatchObject(refusal);
    }
    expect(await ask(page, method), `${method}()`).toMatchObject(refusal);
  }
  const person = { name: "Eve", email: "eve@example.org", password: "long enough for this" };
  for (const extra of [{ otp_enabled: true }, { otp_base32: "AAAA" }, { id: "1" }]) {
    expect(await ask(page, "register", { ...person, ...extra })).toMatchObject(refusal);
  }
  expect(await ask(page, "register", { ...person, name: { $ne: null } })).toMatchObject({
    ...refusal,
    fields: { name: expect.any(String) },
  });
});

test("checklist 20: a second argument and what cannot be cloned never reach main", async ({ kept: { page } }) => {
  expect(await ask(page, "session", {}, { more: true })).toMatchObject({ ok: true, value: { state: "signed-out" } });
  const thrown = await page.evaluate(async () => {
    const session = window.twofold?.session;
    if (session === undefined) return "there is no bridge";
    try {
      return JSON.stringify(await Reflect.apply(session, undefined, [{ reach: Symbol("out") }]));
    } catch (error) {
      return error instanceof Error ? "threw" : "threw something else";
    }
  });
  expect(thrown).toMatch(/^threw$|"code":"invalid_input"/u);
  expect(await ask(page, "session", {})).toMatchObject({ ok: true });
});

test("checklist 17: main listens to no other window, even one of the app's own pages", async ({
  kept: { app },
  profile,
}) => {
  const preload = join(profile, "probe.cjs");
  await writeFile(
    preload,
    'const { contextBridge, ipcRenderer } = require("electron"); contextBridge.exposeInMainWorld("probe", (channel, ...args) => ipcRenderer.invoke(channel, ...args));',
  );
  const opened = app.waitForEvent("window");
  const window = await app.evaluateHandle(async ({ BrowserWindow }, path) => {
    const other = new BrowserWindow({
      show: false,
      webPreferences: { preload: path, sandbox: true, partition: "page" },
    });
    await other.loadURL("app://twofold/index.html");
    return other;
  }, preload);
  const page = await opened;
  for (const method of methods) {
    const reply = await page.evaluate(async (channel): Promise<unknown> => {
      const probe: unknown = Reflect.get(globalThis, "probe");
      return typeof probe === "function" ? Reflect.apply(probe, undefined, [channel, {}]) : "no probe";
    }, channels[method]);
    expect(reply, method).toMatchObject({ ok: false, status: 403, code: "untrusted_sender" });
  }
  expect(Object.keys(contract).toSorted()).toStrictEqual(methods.toSorted());
  await window.evaluate((other) => other.destroy());
});
