/** @file The least app there is: one window with a static page. What the app's start and memory are held against. */
import { app, BrowserWindow, protocol } from "electron";

const page = '<!doctype html><html lang="en"><title>Empty</title><h1>Empty window</h1></html>';

protocol.registerSchemesAsPrivileged([{ scheme: "app", privileges: { standard: true, secure: true } }]);
app.enableSandbox();
app.on("window-all-closed", () => {
  app.quit();
});
void app.whenReady().then(() => {
  protocol.handle("app", () => new Response(page, { headers: { "content-type": "text/html; charset=utf-8" } }));
  const window = new BrowserWindow({ width: 480, height: 760, show: false });
  window.webContents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp"); // as the app does
  window.once("ready-to-show", () => {
    window.show();
  });
  return window.loadURL("app://empty/index.html");
});
