/**
 * @file The app's bridge, sender check, serving, domain and store in a main process of its own, over a disk in memory
 * and with hashes that are none: what a request takes apart from the disk and scrypt. A second window has the bare ping.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { app, BrowserWindow, ipcMain, protocol } from "electron";
import { isCommonPassword } from "../../../electron/auth/common-passwords.ts";
import type { Hashing } from "../../../electron/auth/hashing.ts";
import { policy } from "../../../electron/auth/policy.ts";
import { openBackend } from "../../../electron/ipc/backend.ts";
import { guardContents } from "../../../electron/shell/guards.ts";
import { hostChannels } from "../../../electron/shell/host.ts";
import { origin, scheme } from "../../../electron/shell/pages.ts";
import { noWindow } from "../../no-window.ts";
import { MemoryDisk, memoryFolder } from "../../unit/store/memory-disk.ts";

/** A disk that costs nothing: it never says what is safe. */
class QuickDisk extends MemoryDisk {
  override async syncFolder(): Promise<void> {}
}

/** Hashes that are none: no work, no thread. */
const hashing: Hashing = {
  hash: async (secret, cost) => ({ ...hashing.recipe(cost), hash: Buffer.from(secret).toString("base64") }),
  verify: async (secret, known, _cost, charged) => ({
    right: (await charged) !== false && Buffer.from(secret).toString("base64") === known?.hash,
    outdated: false,
  }),
  derive: async (secret) => createHash("sha256").update(secret).digest(),
  recipe: (cost) => ({ algorithm: "scrypt", ...cost, salt: "c2FsdA==" }),
  ofNobody: (cost) => ({ ...hashing.recipe(cost), hash: "bm9ib2R5" }),
};

function open(title: string, preload: string): BrowserWindow {
  const window = new BrowserWindow({ webPreferences: { preload: join(import.meta.dirname, preload), sandbox: true } });
  void window.loadURL(`${origin}/${title}.html`);
  return window;
}

async function start(): Promise<void> {
  await app.whenReady();
  protocol.handle(scheme, ({ url }) => {
    const title = new URL(url).pathname.slice(1, -".html".length);
    return new Response(`<!doctype html><html lang="en"><title>${title}</title></html>`, {
      headers: {
        "content-type": "text/html; charset=utf-8",
        // isolated pages have a clock of 5 µs instead of 100
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      },
    });
  });
  const opened = await openBackend({
    ...noWindow,
    folder: memoryFolder,
    disk: new QuickDisk(),
    clock: () => Date.now(),
    policy,
    hashing,
    files: {
      async save({ text }) {
        process.env["SAVED"] = text; // where the measurement finds it
        return "saved";
      },
    },
    isCommonPassword,
    preferences: { ...noWindow.preferences, store: { ...noWindow.preferences.store, change: async () => "saved" } },
  });
  if (opened.state !== "open") throw new Error(`the back end is ${opened.state}`);
  ipcMain.handle("ping", () => ({ ok: true }));
  const bridge = open("bridge", "preload.cjs");
  hostChannels(Promise.resolve(opened.backend.serve), { currentWindow: () => bridge, atATime: policy.requestsAtATime });
  open("ping", "ping-preload.cjs");
}

protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
app.enableSandbox();
app.on("web-contents-created", (_event, contents) => {
  guardContents(contents);
});
app.on("window-all-closed", () => {
  app.quit();
});
void start();
