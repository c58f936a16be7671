/**
 * @file What starts, and in which order: wires the parts together and decides nothing.
 */
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { app, type BrowserWindow, dialog, Menu, nativeTheme, protocol, session, shell } from "electron";
import { commanded, sessionEnded } from "../shared/channels.ts";
import type { Language } from "../shared/languages.ts";
import { languageFor } from "../shared/preferences.ts";
import { policy } from "./auth/policy.ts";
import type { Session } from "./auth/session.ts";
import type { Backend } from "./ipc/backend.ts";
import type { SecretClipboard } from "./shell/clipboard.ts";
import { contextTemplate } from "./shell/context-menu.ts";
import { guardContents, guardNetwork, guardSession } from "./shell/guards.ts";
import { hostChannels } from "./shell/host.ts";
import { log, quietWarnings, traceOf } from "./shell/log.ts";
import { menuTemplate } from "./shell/menu.ts";
import { mendPage } from "./shell/page-faults.ts";
import { createPages, scheme } from "./shell/pages.ts";
import { watchPresence } from "./shell/presence.ts";
import { createStop, settleBeforeQuitting } from "./shell/quitting.ts";
import { bringForward, openWindow, pageSession } from "./shell/window.ts";
import { catalogueOf, speak, type Speech } from "./shell/words.ts";
import { nodeDisk } from "./store/disk.ts";
import { openPreferences, type PreferencesStore } from "./store/preferences.ts";

const mac = process.platform === "darwin";
const clock = (): number => Math.max(0, Date.now()); // no moment before 1970 can be kept
let window: BrowserWindow | undefined;
let backend: Backend | undefined;
let clipboard: SecretClipboard | undefined;
let language: () => Language = () => "en";
const systemLanguages = (): readonly string[] => app.getPreferredSystemLanguages();
const speech = (): Speech => speak(language());

let settled = async (): Promise<void> => {};
const end = createStop({ settled: async () => settled(), wait, exit: () => app.exit(1) });

/** Says what happened and ends; every write is atomic, so nothing is half done. */
function stop(title: "cannotStart" | "stopped", words: "noKeyStore" | "keyNotSaved" | "noWindow" | "unexpected"): void {
  end(() => dialog.showErrorBox(speech()(`dialogs.${title}`), speech()(`dialogs.${words}`)));
}

function showWindow({ zoom, keepZoom }: PreferencesStore, onPageGone: () => void): void {
  if (window) {
    bringForward(window);
    return;
  }
  const shown = openWindow(zoom());
  window = shown;
  shown.webContents.on("context-menu", (_event, pointed) => {
    const template = contextTemplate(pointed, speech());
    if (template.length > 0) Menu.buildFromTemplate(template).popup({ window: shown });
  });
  shown.on("close", () => {
    void keepZoom(shown.webContents.getZoomFactor());
    void clipboard?.forget(); // begun while there is a window: without one Wayland does not let it
  });
  shown.on("focus", () => void clipboard?.focused());
  shown.webContents.on("render-process-gone", onPageGone);
  mendPage(window, { clock, speech, onGivenUp: () => stop("stopped", "noWindow") });
  window.on("closed", () => {
    window = undefined;
    backend?.signOut();
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
  const pages = session.fromPartition(pageSession);
  for (const each of [session.defaultSession, pages]) guardSession(each);
  pages.protocol.handle(
    scheme,
    createPages(join(import.meta.dirname, "../renderer"), () => language()),
  );
  const folder = app.getPath("userData");
  const preferences = await openPreferences({
    folder,
    disk: nodeDisk,
    // only for writing: to load Node's crypto takes about as long as all else before the window
    randomBytes: (count) => process.getBuiltinModule("node:crypto").randomBytes(count),
  });
  language = () => languageFor(preferences.current(), systemLanguages());
  nativeTheme.themeSource = preferences.current().theme;
  let state: Session["state"] = "signed-out";
  showMenu(state);
  const opening = Promise.withResolvers<Backend>();
  const waiting = hostChannels(
    opening.promise.then(({ serve }) => serve),
    { currentWindow: () => window, atATime: policy.requestsAtATime },
  );
  // a sign-in that is under way would come true behind the next page's sign-in screen
  const giveUp = (): void => {
    waiting.giveUp();
    if (state === "signed-out") backend?.signOut();
  };
  const show = (): void => showWindow(preferences, giveUp);
  app.on("second-instance", show);
  app.on("activate", show);
  app.on("window-all-closed", () => {
    if (!mac) app.quit();
  });
  const askWhetherLocked = watchPresence((why) => {
    waiting.giveUp();
    backend?.signOut(why);
  }, process.platform);
  show();

  // what is not needed for the window is read while the page is: what the page asks meanwhile waits for it
  const { openBehind } = await import("./behind.ts");
  const opened = await openBehind({
    folder,
    clock,
    currentWindow: () => window,
    words: () => catalogueOf(language()),
    speech,
    preferences: {
      store: preferences,
      systemLanguages,
      onChosen: ({ theme }) => {
        nativeTheme.themeSource = theme;
        showMenu(state);
      },
    },
    onSessionEnd: (why) => window?.webContents.send(sessionEnded, why),
    onState: (next) => {
      state = next;
      showMenu(state);
    },
  });
  if (opened.state !== "open") {
    if (opened.state === "quit") app.exit(1);
    else stop("cannotStart", opened.state);
    return;
  }
  ({ backend, clipboard } = opened);
  settled = async () => {
    await Promise.all([
      opened.backend.settled(),
      preferences.settled(),
      opened.files.settled(),
      opened.clipboard.forget(),
    ]);
  };
  settleBeforeQuitting(app, { settled, wait });
  setInterval(() => {
    opened.backend.expire();
    askWhetherLocked();
  }, 1000);
  opening.resolve(opened.backend);
}

quietWarnings();
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
