/** @file As much of Electron as a main process needs until its window: everything answers at once and does nothing. */
import { writeSync } from "node:fs";

/** Anything: it can be called, made and read, and gives anything. */
const anything: unknown = new Proxy(() => {}, {
  // awaited, it is there at once
  get: (_, name) => (name === "then" ? undefined : anything),
  apply: () => anything,
  construct: () => ({}),
});

const [, , , folder = ""] = process.argv;

/** Anything, but for some answers of its own. */
const mostly = (own: ReadonlyMap<string | symbol, unknown>): unknown =>
  new Proxy({}, { get: (_, name) => (own.has(name) ? own.get(name) : anything) });

export const app = mostly(
  new Map<string, unknown>([
    ["whenReady", () => Promise.resolve()],
    ["getPath", () => folder],
    ["commandLine", mostly(new Map([["getSwitchValue", () => folder]]))],
    ["getPreferredSystemLanguages", () => ["en"]],
  ]),
);
export const safeStorage = mostly(
  new Map<string, unknown>([
    ["isAsyncEncryptionAvailable", () => Promise.resolve(true)],
    ["encryptStringAsync", (text: string) => Promise.resolve(Buffer.from(text))],
    ["decryptStringAsync", (sealed: Buffer) => Promise.resolve({ result: sealed.toString(), shouldReEncrypt: false })],
  ]),
);

/** Its making is what is waited for. */
export function BrowserWindow(): void {
  writeSync(1, String(performance.now() - Number(process.env["STARTED"])));
  process.exit();
}

export const clipboard = anything;
export const ClipboardItem = anything;
export const dialog = anything;
export const ipcMain = anything;
export const Menu = anything;
export const nativeTheme = anything;
export const powerMonitor = anything;
export const protocol = anything;
export const session = anything;
export const shell = anything;
