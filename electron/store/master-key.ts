/**
 * @file The one key that seals the accounts: made once, itself sealed by the operating system's key store, and never
 * made anew while there is anything that it sealed (R28).
 */
import { join } from "node:path";
import { attempt, diskCode, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { createFile, replaceFile, type Writing } from "./durable.ts";
import { decodeKeyFile, encodeKeyFile } from "./key-file.ts";
import { type MasterKey, masterKeyOf } from "./keys.ts";
import type { KeyStore } from "./key-store.ts";
import { holdsDocuments, type Layout, layoutOf } from "./layout.ts";
import { makeFolders } from "./prepare.ts";

/** Why a master key is lost. */
export type LostReason = "gone" | "unreadable" | "newer" | "locked" | "refused";

/**
 * "ready": `protected` says whether the key on disk is sealed by a key store that gives protection.
 * "lost": nothing was written, and no account can be opened. "gone": there are accounts and no key file. "unreadable":
 * the key file, or whether there is one to be. "newer": the key file. "locked": the key store does not open it now.
 * "refused": nor will it.
 * "not_saved": there was no key yet and a new one could not be kept.
 */
export type OpenedMasterKey =
  | { readonly state: "ready"; readonly key: MasterKey; readonly protected: boolean }
  | { readonly state: "lost"; readonly reason: LostReason }
  | { readonly state: "not_saved"; readonly reason: "disk" | "key_store" };

/** What it takes to open the master key. */
interface MasterKeyOptions {
  /** The data folder; its parent must exist. */
  folder: string;
  keyStore: KeyStore;
  disk: Disk;
  randomBytes: (count: number) => Uint8Array;
}

const keyLength = 32;

/** Opens the master key of a data folder, and makes it when the folder is new. */
export const openMasterKey = async (options: MasterKeyOptions): Promise<OpenedMasterKey> =>
  openKey(options, firstOrGone);

async function openKey(options: MasterKeyOptions, withoutFile: typeof firstOrGone): Promise<OpenedMasterKey> {
  const { disk, keyStore } = options;
  const layout = layoutOf(options.folder);
  let text: string;
  try {
    text = Buffer.from(await disk.read(layout.keyFile)).toString("utf8");
  } catch (error) {
    if (diskCode(error) !== "ENOENT") return { state: "lost", reason: "unreadable" };
    return withoutFile(options, layout);
  }
  const file = decodeKeyFile(text);
  if (file.state !== "known") return { state: "lost", reason: file.state === "newer" ? "newer" : "unreadable" };
  const opened = await keyStore.open(file.value.sealed);
  if (opened === "locked") return { state: "lost", reason: "locked" };
  if (opened === undefined) return { state: "lost", reason: "refused" };
  const secret = Buffer.from(opened.text, "base64");
  if (secret.length !== keyLength) return { state: "lost", reason: "unreadable" };
  const sameBackend = file.value.backend === keyStore.backend;
  // a key sealed where there was no protection stays readable until it is sealed again where there is; never the reverse
  const isStale = (keyStore.protects || sameBackend) && (opened.stale || !sameBackend);
  const isWell = isStale ? await resealKey(options, layout, opened.text) : sameBackend;
  return { state: "ready", key: keptKey(options, layout, secret), protected: keyStore.protects && isWell };
}

/** Without a key file: the first start, or a loss that must not be made final by a new key. */
async function firstOrGone(options: MasterKeyOptions, layout: Layout): Promise<OpenedMasterKey> {
  const isInUse = await attempt(() => hasDocuments(options.disk, layout));
  if (isInUse === "refused") return { state: "lost", reason: "unreadable" };
  return isInUse ? { state: "lost", reason: "gone" } : makeKey(options, layout);
}

async function makeKey(options: MasterKeyOptions, layout: Layout): Promise<OpenedMasterKey> {
  const { disk, keyStore, randomBytes } = options;
  const secret = randomBytes(keyLength);
  const sealed = await sealTried(keyStore, Buffer.from(secret).toString("base64"));
  if (sealed === undefined) return { state: "not_saved", reason: "key_store" };
  const outcome = await attempt(async () => {
    await makeFolders(disk, layout);
    return createFile(writingOf(options, layout), encodeKeyFile(keyStore.backend, sealed));
  });
  if (outcome === "refused") return { state: "not_saved", reason: "disk" };
  // another process was faster: its key is the one; what is there and is no file (a link to nothing) is nobody's key
  if (outcome === "taken") return openKey(options, async () => ({ state: "lost", reason: "unreadable" }));
  return { state: "ready", key: keptKey(options, layout, secret), protected: keyStore.protects };
}

/** The keys of a secret that lies in the key file, for as long as that is there: the folder may be moved away, or its disk
 * be taken out, while the app runs. */
const keptKey = ({ disk }: MasterKeyOptions, { keyFile }: Layout, secret: Uint8Array): MasterKey =>
  masterKeyOf(secret, async () => succeeds(() => disk.read(keyFile)));

/** Best effort: the key file as it is still opens. */
async function resealKey(options: MasterKeyOptions, layout: Layout, text: string): Promise<boolean> {
  const { disk, keyStore } = options;
  const sealed = await sealTried(keyStore, text);
  if (sealed === undefined) return false;
  return succeeds(async () => {
    await makeFolders(disk, layout);
    await replaceFile(writingOf(options, layout), encodeKeyFile(keyStore.backend, sealed));
  });
}

// a key store that cannot open what it has sealed would lose every account at the next start
async function sealTried(keyStore: KeyStore, text: string): Promise<Uint8Array | undefined> {
  const sealed = await keyStore.seal(text);
  const opened = sealed && (await keyStore.open(sealed));
  return typeof opened === "object" && opened.text === text ? sealed : undefined;
}

const writingOf = ({ disk, randomBytes }: MasterKeyOptions, { keyFile, temp }: Layout): Writing => ({
  disk,
  path: keyFile,
  temp,
  randomBytes,
});

/** Whether there is anything that a key has sealed. Rejects with a system error. */
async function hasDocuments(disk: Disk, { documents }: Layout): Promise<boolean> {
  let folders: readonly string[];
  try {
    folders = await disk.list(documents);
  } catch (error) {
    if (diskCode(error) === "ENOENT") return false;
    throw error;
  }
  for (const folder of folders.filter(holdsDocuments)) {
    if ((await disk.list(join(documents, folder))).length > 0) return true;
  }
  return false;
}
