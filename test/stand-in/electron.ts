/**
 * @file The module that the app, Playwright's loader and the inspector get for `electron`. What is not exported is not
 * modelled: an import of it fails when the app is loaded.
 */
export { app } from "./app.ts";
export { BrowserWindow } from "./browser-window.ts";
export { clipboard, ClipboardItem } from "./clipboard.ts";
export { ipcMain } from "./ipc-main.ts";
export { Menu } from "./menu.ts";
export { nativeTheme } from "./native-theme.ts";
export { protocol } from "./protocol.ts";
export { safeStorage } from "./safe-storage.ts";
export { session } from "./session.ts";
export { dialog, powerMonitor, screen, shell } from "./system.ts";
export { webContents } from "./web-contents.ts";
