/**
 * @file electron.safeStorage over a key in a file, so that each profile is fresh. It proves nothing about a real key
 * store.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "./app.ts";
import { surface } from "./surface.ts";

type Modelled = "isAsyncEncryptionAvailable" | "encryptStringAsync" | "decryptStringAsync";

/** STAND_IN_KEY_STORE=secret_service plays a keyring, =none a machine where nothing can be sealed. */
const chosen = (): string => process.env["STAND_IN_KEY_STORE"] ?? "basic_text";

/** What Chromium puts before what it seals: whose key it is. */
const tag = (): Buffer => Buffer.from(chosen() === "secret_service" ? "v11" : "v10");

function key(): Buffer {
  const file = join(app.getPath("userData"), ".stand-in-key");
  mkdirSync(app.getPath("userData"), { recursive: true });
  try {
    writeFileSync(file, randomBytes(32), { flag: "wx", mode: 0o600 });
  } catch {
    // it is there already
  }
  return readFileSync(file);
}

function refuse(act: string): void {
  if (!app.isReady()) throw new Error(`safeStorage.${act} cannot be called before app is ready`);
  if (chosen() === "none") throw new Error(`Error while calling safeStorage.${act}: encryption is not available.`);
}

/** electron.safeStorage */
export const safeStorage: Pick<Electron.SafeStorage, Modelled> = surface("safeStorage", {
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(app.isReady() && chosen() !== "none"),
  encryptStringAsync: async (plainText: string): Promise<Buffer> => {
    refuse("encryptStringAsync");
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", key(), nonce);
    const sealed = [cipher.update(plainText, "utf8"), cipher.final()];
    return Promise.resolve(Buffer.concat([tag(), nonce, ...sealed, cipher.getAuthTag()]));
  },
  decryptStringAsync: async (encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> => {
    refuse("decryptStringAsync");
    if (encrypted.toString("latin1", 0, 3) !== "v10" && chosen() !== "secret_service") {
      throw new Error("safeStorage.decryptStringAsync is temporarily unavailable. Please try again.");
    }
    const cipher = createDecipheriv("aes-256-gcm", key(), encrypted.subarray(3, 15));
    cipher.setAuthTag(encrypted.subarray(-16));
    const result = Buffer.concat([cipher.update(encrypted.subarray(15, -16)), cipher.final()]).toString("utf8");
    return Promise.resolve({ result, shouldReEncrypt: false });
  },
});
