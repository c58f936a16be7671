/**
 * @file What runs behind the window: the back end over this system's key store. Main loads it once the window is on its
 * way, so that nobody looks at nothing while schemas are made and the disk is asked.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { BrowserWindow } from "electron";
import { isCommonPassword } from "./auth/common-passwords.ts";
import { policy } from "./auth/policy.ts";
import { type Backend, type BackendParts, openBackend } from "./ipc/backend.ts";
import { openClipboard, type SecretClipboard } from "./shell/clipboard.ts";
import { createFiles, type OwnFiles } from "./shell/files.ts";
import { openKeyStore } from "./shell/key-store.ts";
import { log } from "./shell/log.ts";
import { askAboutLostKey } from "./shell/lost-key.ts";
import type { Speech } from "./shell/words.ts";

/** What main has already. */
type Given = Pick<BackendParts, "folder" | "clock" | "words" | "preferences" | "onSessionEnd" | "onState"> & {
  readonly currentWindow: () => BrowserWindow | undefined;
  readonly speech: () => Speech;
};

/** "quit": its user wants to end. "noKeyStore", "keyNotSaved": it cannot start, and nobody was told yet. */
type OpenedBehind =
  | {
      readonly state: "open";
      readonly backend: Backend;
      readonly clipboard: SecretClipboard;
      readonly files: OwnFiles;
    }
  | { readonly state: "quit" | "noKeyStore" | "keyNotSaved" };

/** Opens the back end; asks what to do where the key that sealed the accounts is lost. */
export async function openBehind({ speech, currentWindow, ...given }: Given): Promise<OpenedBehind> {
  const keyStore = await openKeyStore(process.platform, wait);
  if (!keyStore) return { state: "noKeyStore" };
  const clipboard = openClipboard({
    platform: process.platform,
    isFocused: () => currentWindow()?.isFocused() === true,
    wait,
  });
  const files = createFiles({ currentWindow, platform: process.platform, clock: given.clock, wait });
  const random = { bytes: randomBytes, uuid: randomUUID };
  const parts: BackendParts = { ...given, random, policy, keyStore, files, clipboard, isCommonPassword, log };
  let opened = await openBackend(parts);
  if (opened.state === "lost") {
    log({ code: "key_lost", reason: opened.reason });
    const asking = { folder: given.folder, speech: speech(), window: currentWindow() };
    if ((await askAboutLostKey(opened.reason, asking)) === "quit") return { state: "quit" };
    opened = await openBackend(parts);
  }
  return opened.state === "open" ? { ...opened, clipboard, files } : { state: "keyNotSaved" };
}
