/**
 * @file What starts, and in which order: wires the parts together and decides nothing.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { app, type BrowserWindow, dialog, Menu, nativeTheme, protocol, session, shell } from "electron";
import { commanded, sessionEnded } from "../shared/channels.ts";
import type { Language } from "../shared/languages.ts";
import { languageFor } from "../shared/preferences.ts";
import { isCommonPassword } from "./auth/common-passwords.ts";
import { policy } from "./auth/policy.ts";
import type { Session } from "./auth/session.ts";
import { type Backend, type BackendParts, openBackend } from "./ipc/backend.ts";
import { openClipboard } from "./shell/clipboard.ts";
import { createFiles } from "./shell/files.ts";
import { guardContents, guardNetwork, guardSession } from "./shell/guards.ts";
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
import { catalogueOf, speak, type Speech } from "./shell/words.ts";
import { nodeDisk } from "./store/disk.ts";
import { openPreferences } from "./store/preferences.ts";

const mac = process.platform === "darwin";
const clock = (): number => Date.now();
let window: BrowserWindow | undefined;
let language: () => Language = () => "en";
const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();
const speech = (): Speech => speak(language());

/** Says what happened and ends; every write is atomic, so nothing is half done. */
function stop(title: "cannotStart" | "stopped", words: "noKeyStore" | "keyNotSaved" | "noWindow" | "unexpected"): void {
  dialog.showErrorBox(speech()(`dialogs.${title}`), speech()(`dialogs.${words}`));
  app.exit(1);
}

function showWindow(backend: Backend): void {
  if (window) {
    bringForward(window);
    return;
  }
  window = openWindow();
  mendPage(window, { clock, speech, onGivenUp: () => stop("stopped", "noWindow") });
  window.on("closed", () => {
    window = undefined;
    backend.signOut();
  });
}

function showMenu(state: Session["state"]): void {
  const template = menuTemplate({
    platform: process.platform,
    packaged: app.isPackaged,
    speech: speech(),
    state,
    onCommand: (command) => window?.webContents.send(commanded, command),
    onReveal: () => shell.showItemInFolder(app.getPath("userData")),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function start(): Promise<void> {
  await app.whenReady();
  guardSession(session.defaultSession);
  protocol.handle(
    scheme,
    createPages(join(import.meta.dirname, "../renderer"), () => language()),
  );
  const folder = app.getPath("userData");
  const preferences = await openPreferences({ folder, disk: nodeDisk, randomBytes });
  language = () => languageFor(preferences.current(), systemLanguages());
  nativeTheme.themeSource = preferences.current().theme;
  let state: Session["state"] = "signed-out";
  showMenu(state);
  const keyStore = await openKeyStore(process.platform);
  if (!keyStore) {
    stop("cannotStart", "noKeyStore");
    return;
  }
  const clipboard = openClipboard();
  const parts: BackendParts = {
    folder,
    clock,
    random: { bytes: randomBytes, uuid: randomUUID },
    policy,
    keyStore,
    files: createFiles(() => window),
    clipboard,
    words: () => catalogueOf(language()),
    preferences: {
      store: preferences,
      systemLanguages,
      onChosen: ({ theme }) => {
        nativeTheme.themeSource = theme;
        showMenu(state);
      },
    },
    isCommonPassword,
    log,
    onSessionEnd: (why) => window?.webContents.send(sessionEnded, why),
    onState: (next) => {
      state = next;
      showMenu(state);
    },
  };
  let opened = await openBackend(parts);
  if (opened.state === "lost") {
    log({ code: "key_lost", reason: opened.reason });
    if ((await askAboutLostKey(opened.reason, parts.folder, speech())) === "quit") {
      app.exit(1);
      return;
    }
    opened = await openBackend(parts);
  }
  if (opened.state !== "open") {
    stop("cannotStart", "keyNotSaved");
    return;
  }
  const { backend } = opened;
  hostChannels(backend.serve, () => window);
  settleBeforeQuitting(app, async () => {
    await Promise.all([backend.settled(), preferences.settled(), clipboard.forget()]);
  });
  const askWhetherLocked = watchPresence(backend.signOut, process.platform);
  setInterval(() => {
    backend.expire();
    askWhetherLocked();
  }, 1000);
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
    stop("stopped", "unexpected");
  });
}

protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
app.enableSandbox();
guardNetwork(app.commandLine);
app.on("web-contents-created", (_event, contents) => {
  guardContents(contents);
});
app.setAboutPanelOptions({ applicationName: "Twofold", applicationVersion: app.getVersion() });
const folder = app.commandLine.getSwitchValue("user-data-dir");
if (folder !== "") app.setPath("userData", resolve(folder)); // before the lock, which is per profile
if (app.requestSingleInstanceLock()) void start();
else app.quit();
