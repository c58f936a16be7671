/**
 * @file What no page may do, whatever it is: permissions, requests, downloads, navigation, windows (checklist 1, 5, 11-15).
 */
import type { CommandLine, Session, WebContents } from "electron";
import { origin } from "./pages.ts";

const isOwn = (url: string | undefined): boolean => url === origin || url?.startsWith(`${origin}/`) === true;

/** Shuts a session's doors: nothing is loaded from anywhere but the app itself, nothing is downloaded (R33). */
export function guardSession(session: Session): void {
  // not one: what is copied is copied by main
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwn(url) });
  });
  session.on("will-download", (event) => {
    event.preventDefault();
  });
  session.setSpellCheckerEnabled(false); // it would fetch dictionaries
}

/**
 * Leaves Chromium's network no way out (R33): WebRTC and the looking up of names pass by `webRequest` and the pages'
 * policy. What it connects goes through a proxy that is nowhere, and no name is found. Only before `ready`.
 */
export function guardNetwork(commandLine: CommandLine): void {
  commandLine.appendSwitch("proxy-server", "nowhere.invalid:9");
  commandLine.appendSwitch("proxy-bypass-list", "<-loopback>"); // this machine is not excepted either
  commandLine.appendSwitch("host-resolver-rules", "MAP * ~NOTFOUND");
}

/** Keeps a page where it is, and not a moment longer than it is wanted there: it navigates nowhere, opens nothing, embeds
 * nothing, calls nobody, and holds up neither its window's closing nor the app's end. */
export function guardContents(contents: WebContents): void {
  // WebRTC has no UDP, and its TCP goes through the proxy; Electron does not heed Chromium's switch for this
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  contents.on("will-frame-navigate", (event) => {
    event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
  contents.on("will-prevent-unload", (event) => {
    event.preventDefault(); // of its preventing: it would keep the window open, and whoever is signed in signed in (R23)
  });
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
