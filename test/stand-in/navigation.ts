/** @file Electron's events about a navigation, for a document that Chromium is about to ask for. */
import { makeEvent } from "./surface.ts";

/** As much of a page's WebContents as is asked. */
interface Asked {
  readonly mainFrame: Electron.WebFrameMain;
  emit: (event: string, ...args: unknown[]) => boolean;
}

/** A navigation, in the app's terms. */
interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** Asks the app about a navigation or a redirect that it did not begin itself; false where it was prevented. */
export function isAllowed(contents: Asked, { url, isMainFrame }: Navigation, isRedirect: boolean): boolean {
  const frame = isMainFrame ? contents.mainFrame : null;
  const event = makeEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: contents.mainFrame });
  if (isRedirect) contents.emit("will-redirect", event, url, false, isMainFrame);
  else {
    contents.emit("will-frame-navigate", event, url, false, isMainFrame);
    if (isMainFrame) contents.emit("will-navigate", event, url, false, isMainFrame);
  }
  return !event.defaultPrevented;
}

/** Tells the app that a navigation has begun. */
export function announceStart(contents: Asked, { url, isMainFrame }: Navigation): void {
  const frame = isMainFrame ? contents.mainFrame : null;
  const event = makeEvent({ url, isSameDocument: false, isMainFrame, frame });
  contents.emit("did-start-navigation", event, url, false, isMainFrame);
}
