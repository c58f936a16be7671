/**
 * @file The operating system's key store, through Electron's safeStorage: the only file that knows it (R28).
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { app, safeStorage } from "electron";
import type { KeyStore } from "../store/key-store.ts";

/** What Chromium puts before what it has sealed on Linux → what keeps that key. All else was sealed with a key that every
 * program has ("v10"), or is not known to be better. */
const linuxKeepers: ReadonlyMap<string, string> = new Map([
  ["v11", "secret_service"],
  ["v12", "secret_portal"],
]);

/** What keeps no key: it lies in every copy of Chromium. */
const nothing = "basic_text";

/** What keeps the key that sealed this. */
function keeperOf(sealed: Uint8Array, platform: NodeJS.Platform): string {
  if (platform === "darwin") return "keychain";
  if (platform === "win32") return "dpapi";
  return linuxKeepers.get(Buffer.from(sealed.subarray(0, 3)).toString("latin1")) ?? nothing;
}

/** How often Windows' key is looked for, and after what pause, in ms: Chromium writes it within ten seconds. */
const [looks, pause] = [60, 500] as const;

/** Resolves when what seals on Windows is on the disk: a key of Chromium's, sealed by DPAPI, in a file that it writes later.
 * Cut off before that, it would make another one, and nothing could be opened any more. */
async function untilKept(wait: (ms: number) => Promise<unknown>): Promise<void> {
  const file = join(app.getPath("userData"), "Local State");
  for (let look = 0; look < looks; look += 1) {
    const text = await readFile(file, "utf8").catch(() => "");
    if (text.includes('"encrypted_key"')) return;
    await wait(pause);
  }
}

async function trySealing(text: string): Promise<Uint8Array | undefined> {
  try {
    return await safeStorage.encryptStringAsync(text);
  } catch {
    return undefined; // its owner said no
  }
}

/**
 * The key store of this system; undefined where nothing can be sealed. Only after `ready`. On Linux what keeps the key is
 * told by what it seals: `getSelectedStorageBackend` goes by the desktop's name, whether a keyring answers or not.
 */
export async function openKeyStore(
  platform: NodeJS.Platform,
  wait: (ms: number) => Promise<unknown>,
): Promise<KeyStore | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  const probe = await trySealing("");
  if (probe === undefined) return undefined;
  const backend = keeperOf(probe, platform);
  return {
    backend,
    protects: backend !== nothing,
    async seal(text) {
      const made = await trySealing(text);
      if (made !== undefined && platform === "win32") await untilKept(wait);
      return made;
    },
    async open(given) {
      const keeper = keeperOf(given, platform);
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(given));
        return { text: result, stale: shouldReEncrypt || keeper !== backend };
      } catch (error) {
        // so Electron says that a keychain is locked, or was not allowed; a keyring that is gone for now seals with no key
        const isLocked = error instanceof Error && error.message.includes("temporarily unavailable");
        return isLocked || keeper !== backend ? "locked" : undefined; // else its key is gone, or another one
      }
    },
  };
}
