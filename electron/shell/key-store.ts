/**
 * @file The operating system's key store, through Electron's safeStorage: the only file that knows it (R28).
 */
import { safeStorage } from "electron";
import type { KeyStore } from "../store/key-store.ts";

/** The back end's name; only Linux has a choice. */
function backendOf(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "keychain";
  return platform === "win32" ? "dpapi" : safeStorage.getSelectedStorageBackend();
}

/**
 * The key store of this system; undefined where there is none at all. Only after `ready`.
 * `basic_text` and `unknown` seal with a key that every program has: they protect nothing.
 */
export async function openKeyStore(platform: NodeJS.Platform): Promise<KeyStore | undefined> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return undefined;
  const backend = backendOf(platform);
  return {
    backend,
    protects: backend !== "basic_text" && backend !== "unknown",
    async seal(text) {
      try {
        return await safeStorage.encryptStringAsync(text);
      } catch {
        return undefined; // it was locked, or its owner said no
      }
    },
    async open(sealed) {
      try {
        const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(sealed));
        return { text: result, stale: shouldReEncrypt };
      } catch {
        return undefined; // its key is gone or another one
      }
    },
  };
}
