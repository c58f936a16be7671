/**
 * @file What starts, and in which order: wires the parts together and decides nothing.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { app, type BrowserWindow, dialog, Menu, protocol, session } from "electron";
import { sessionEnded } from "../shared/channels.ts";
import { isCommonPassword } from "./auth/common-passwords.ts";
import { policy } from "./auth/policy.ts";
import { type Backend, type BackendParts, openBackend } from "./ipc/backend.ts";
import { createFiles } from "./shell/files.ts";
import { guardContents, guardSession } from "./shell/guards.ts";
import { hostChannels } from "./shell/host.ts";
import { openKeyStore } from "./shell/key-store.ts";
import { log, traceOf } from "./shell/log.ts";
import { askAboutLostKey } from "./shell/lost-key.ts";
import { menuTemplate } from "./shell/menu.ts";
import { mendPage } from "./shell/page-faults.ts";
import { createPages, scheme } from "./shell/pages.ts";
import { watchPresence } from "./shell/presence.ts";
import { settleBeforeQuitting } from "./shell/quitting.ts";
import { bringForward, openWindow } from "./shell/window.ts";

const mac = process.platform === "darwin";
const clock = (): number => Date.now();
let window: BrowserWindow | undefined;

/** Says what happened and ends; every write is atomic, so nothing is half done. */
function stop(title: string, words: string): void {
  dialog.showErrorBox(title, words);
  app.exit(1);
}

function showWindow(backend: Backend): void {
  if (window) {
    bringForward(window);
    return;
  }
  window = openWindow();
  mendPage(window, clock, () => {
    stop("Twofold has stopped", "Its window could not be shown. Nothing that was saved is lost.");
  });
  window.on("closed", () => {
    window = undefined;
    backend.signOut();
  });
}

async function start(): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  protocol.handle(scheme, createPages(join(import.meta.dirname, "../renderer")));
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate({ mac, packaged: app.isPackaged })));
  const keyStore = await openKeyStore(process.platform);
  if (!keyStore) {
    stop("Twofold cannot start", "This system's key store cannot be reached. Nothing was changed.");
    return;
  }
  const parts: BackendParts = {
    folder: app.getPath("userData"),
    clock,
    random: { bytes: randomBytes, uuid: randomUUID },
    policy,
    keyStore,
    files: createFiles(() => window),
    isCommonPassword,
    log,
    onSessionEnd: (why) => window?.webContents.send(sessionEnded, why),
  };
  let opened = await openBackend(parts);
  if (opened.state === "lost") {
    log({ code: "key_lost", reason: opened.reason });
    if ((await askAboutLostKey(opened.reason, parts.folder)) === "quit") {
      app.exit(1);
      return;
    }
    opened = await openBackend(parts);
  }
  if (opened.state !== "open") {
    stop("Twofold cannot start", "The key that seals your accounts could not be saved. Is the disk full?");
    return;
  }
  const { backend } = opened;
  hostChannels(backend.serve, () => window);
  settleBeforeQuitting(app, backend.settled);
  setInterval(backend.expire, 1000);
  watchPresence(backend.signOut);
  app.on("second-instance", () => showWindow(backend));
  app.on("activate", () => showWindow(backend));
  app.on("window-all-closed", () => {
    if (!mac) app.quit();
  });
  showWindow(backend);
}

for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    log({ code: event, ...traceOf(error) });
    stop(
      "Twofold has stopped",
      "Something unexpected happened. Nothing that was saved is lost; please start it again.",
    );
  });
}

protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
app.enableSandbox();
app.on("web-contents-created", (_event, contents) => {
  guardContents(contents);
});
const folder = app.commandLine.getSwitchValue("user-data-dir");
if (folder !== "") app.setPath("userData", resolve(folder)); // before the lock, which is per profile
if (app.requestSingleInstanceLock()) void start();
else app.quit();
