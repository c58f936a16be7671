/** @file Lets the app's permission handlers decide what Chromium grants to its pages. */
import { chromium } from "./chromium.ts";
import type { Params } from "./devtools-pipe.ts";
import { pages, type Page } from "./page.ts";
import { toChromium, originOf } from "./scheme.ts";
import { registered } from "./schemes.ts";
import { onPermissionHandlers, permissionHandlers } from "./session.ts";
import { standFor } from "./surface.ts";
import { contentsOf, type WebContents } from "./web-contents.ts";

type Descriptor = Params<"Browser.setPermission">["permission"];
type Permission = Parameters<Parameters<Electron.Session["setPermissionRequestHandler"]>[0] & {}>[1];

const clipboardRead: Descriptor = { name: "clipboard-read" };
const clipboardWrite: Descriptor = { name: "clipboard-write", allowWithoutSanitization: false };

/** Electron's names, and what Chromium calls the same things. */
const permissions: readonly (readonly [Permission, ...Descriptor[]])[] = [
  ["clipboard-read", clipboardRead],
  ["clipboard-sanitized-write", clipboardWrite],
  ["geolocation", { name: "geolocation" }],
  ["notifications", { name: "notifications" }],
  ["media", { name: "camera" }, { name: "microphone" }],
  ["midi", { name: "midi" }],
  ["midiSysex", { name: "midi", sysex: true }],
  ["sensors", { name: "accelerometer" }, { name: "gyroscope" }, { name: "magnetometer" }],
  ["background-sync", { name: "background-sync" }],
  ["background-fetch", { name: "background-fetch" }],
  ["periodic-background-sync", { name: "periodic-background-sync" }],
  ["persistent-storage", { name: "persistent-storage" }],
  ["idle-detection", { name: "idle-detection" }],
  ["screen-wake-lock", { name: "screen-wake-lock" }],
  ["system-wake-lock", { name: "system-wake-lock" }],
  ["display-capture", { name: "display-capture" }],
  ["speaker-selection", { name: "speaker-selection" }],
  ["storage-access", { name: "storage-access" }],
  ["top-level-storage-access", { name: "top-level-storage-access" }],
  ["window-management", { name: "window-management" }],
  ["local-fonts", { name: "local-fonts" }],
  ["payment-handler", { name: "payment-handler" }],
  ["nfc", { name: "nfc" }],
  ["keyboardLock", { name: "keyboard-lock" }],
  ["pointerLock", { name: "pointer-lock" }],
];

/** A permission is had where both handlers agree; Electron grants where there is none. */
function isGranted(contents: WebContents, permission: Permission, requestingUrl: string): boolean {
  const seen = standFor<Electron.WebContents>(contents);
  const origin = `${originOf(requestingUrl)}/`;
  const details = { requestingUrl, isMainFrame: true, securityOrigin: origin };
  const { check, request } = permissionHandlers;
  if (check !== null && !check(seen, permission, origin, details)) return false;
  let granted = request === null;
  request?.(
    seen,
    permission,
    (answer) => {
      granted = answer;
    },
    details,
  );
  return granted;
}

function set(permission: Descriptor, granted: boolean, origin: string): Promise<unknown> {
  const setting = granted ? "granted" : "denied";
  // A Chromium that does not know a permission has nothing to grant.
  return chromium()
    .send("Browser.setPermission", { permission, setting, origin })
    .catch(() => undefined);
}

const chromiumOrigin = (url: string): string => originOf(toChromium(url, registered));

/** Asks the app about every permission for a page at this address, and tells Chromium. */
export async function applyPermissions(page: Page, url: string): Promise<void> {
  const contents = contentsOf(page);
  if (contents === undefined) return;
  await Promise.all(
    permissions.flatMap(([name, ...descriptors]) => {
      const granted = isGranted(contents, name, url);
      return descriptors.map((descriptor) => set(descriptor, granted, chromiumOrigin(url)));
    }),
  );
}

/** Grants the clipboard to a page while `work` runs: the way to Chromium's clipboard leads through a page. */
export async function withClipboard<T>(page: Page, work: () => Promise<T>): Promise<T> {
  const url = contentsOf(page)?.getURL() ?? "";
  const own = [clipboardRead, clipboardWrite];
  await Promise.all(own.map((descriptor) => set(descriptor, true, chromiumOrigin(url))));
  try {
    return await work();
  } finally {
    await applyPermissions(page, url);
  }
}

/** Obeys handlers that are replaced while pages are open. */
export function followPermissionHandlers(): void {
  onPermissionHandlers(() => {
    for (const page of pages.values()) {
      const url = contentsOf(page)?.getURL() ?? "";
      if (url !== "") void applyPermissions(page, url);
    }
  });
}
