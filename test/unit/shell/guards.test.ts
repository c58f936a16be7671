/** @file The permissions, every one that there is (checklist 5). The other guards are tested on the running app. */
import { describe, expect, test } from "vitest";
import { permits } from "../../../electron/shell/guards.ts";

// every name that Electron's documentation of the two permission handlers gives
const permissions = [
  "accessibility-events",
  "background-sync",
  "clipboard-read",
  "clipboard-sanitized-write",
  "deprecated-sync-clipboard-read",
  "display-capture",
  "fileSystem",
  "fullscreen",
  "geolocation",
  "hid",
  "idle-detection",
  "keyboardLock",
  "local-fonts",
  "media",
  "mediaKeySystem",
  "midi",
  "midiSysex",
  "notifications",
  "openExternal",
  "payment-handler",
  "pointerLock",
  "sensors",
  "serial",
  "speaker-selection",
  "storage-access",
  "top-level-storage-access",
  "unknown",
  "usb",
  "window-management",
];

describe("permissions", () => {
  test.each(permissions)("checklist 5: %s", (permission) => {
    const own = permission === "clipboard-sanitized-write";
    expect(permits(permission, "app://twofold/")).toBe(own);
    expect(permits(permission, "app://twofold")).toBe(own);
    expect(permits(permission, "app://twofold/index.html")).toBe(own);
    for (const other of ["https://example.org/", "app://twofold.example.org/", "app://other", "null", "", undefined]) {
      expect(permits(permission, other)).toBe(false);
    }
  });
});
