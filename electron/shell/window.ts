/**
 * @file The window: how it is made and shown.
 */
import { join } from "node:path";
import { app, BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from "electron";
import { canvas } from "../../shared/look.ts";
import { startPage } from "./pages.ts";

/** The session of the window's page: in memory, so that nothing a page stores is on the disk, and it ends with the app. */
export const pageSession = "page";

/** The page's own colour. */
const background = (): string => (nativeTheme.shouldUseDarkColors ? canvas.dark : canvas.light);

/** How long after its load a page is painted at the latest, in ms. */
const paintedBy = 1000;

/** The options of the window: everything that keeps the page in its cage, and its first colour. */
function windowOptions({
  packaged,
  linux,
  zoom,
}: {
  packaged: boolean;
  linux: boolean;
  zoom: number;
}): BrowserWindowConstructorOptions {
  return {
    name: "main",
    windowStatePersistence: true,
    title: "Twofold",
    ...(linux && { icon: join(import.meta.dirname, "icon.png") }), // the other systems take it from the package
    width: 480,
    height: 760,
    minWidth: 360,
    minHeight: 480,
    show: false, // until the page is painted: no white flash
    backgroundColor: background(),
    webPreferences: {
      partition: pageSession,
      zoomFactor: zoom,
      preload: join(import.meta.dirname, "preload.cjs"),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      disableDialogs: true, // the app has its own; alerts without end would stand before the window's own buttons
      devTools: !packaged,
    },
  };
}

/** Opens the window with the start page, as large as it was last; it shows itself once the page is painted, and
 * is the page's own colour until then. */
export function openWindow(zoom: number): BrowserWindow {
  const options = {
    packaged: app.isPackaged,
    linux: process.platform === "linux",
    zoom,
  };
  const window = new BrowserWindow(windowOptions(options));
  let isShown = false;
  const show = (): void => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    window.show();
  };
  window.once("ready-to-show", show);
  // Wayland does not always tell that a window which is not seen yet is painted (electron/electron#48859)
  window.webContents.once("did-finish-load", () => setTimeout(show, paintedBy));
  // what is seen before a page is painted, and beside it while its size changes
  const followTheme = (): void => {
    window.setBackgroundColor(background());
  };
  nativeTheme.on("updated", followTheme);
  window.once("closed", () => nativeTheme.off("updated", followTheme));
  void window.loadURL(startPage);
  return window;
}

/** Brings a window to the front, out of the dock or from behind. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
