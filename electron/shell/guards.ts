/**
 * @file What no page may do, whatever it is: permissions, requests, downloads, navigation, windows (checklist 1, 5, 11-15).
 */
import type { Session, WebContents } from "electron";
import { origin } from "./pages.ts";

/** The one permission there is: a click on a copy button writes text to the clipboard. */
const allowed = "clipboard-sanitized-write";

const isOwn = (url: string | undefined): boolean => url === origin || url?.startsWith(`${origin}/`) === true;

/** May a page of that origin have that permission? */
export const permits = (permission: string, requester: string | undefined): boolean =>
  permission === allowed && isOwn(requester);

/** Shuts a session's doors: nothing is loaded from anywhere but the app itself, nothing is downloaded (R33). */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, { requestingUrl }) => {
    answer(isOwn(contents.getURL()) && permits(permission, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => permits(permission, requestingOrigin));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwn(url) });
  });
  session.on("will-download", (event) => {
    event.preventDefault();
  });
  session.setSpellCheckerEnabled(false); // it would fetch dictionaries
}

/** Keeps a page where it is: it navigates nowhere, opens nothing, embeds nothing. */
export function guardContents(contents: WebContents): void {
  contents.on("will-frame-navigate", (event) => {
    event.preventDefault();
  });
  contents.on("will-redirect", (event) => {
    event.preventDefault();
  });
  contents.on("will-attach-webview", (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}
