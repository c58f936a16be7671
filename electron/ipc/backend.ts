/**
 * @file The whole back end over a folder, in plain Node: what the app's main process, a test, or another front
 * (an HTTP adapter, a headless scenario) starts.
 */
import { basename } from "node:path";
import type { SessionEnd } from "../../shared/contract.ts";
import type { Auth, Clipboard, Clock, Files, Randomness } from "../auth/deps.ts";
import { createEarlyAgain } from "../auth/early-codes.ts";
import { createHashing, type Hashing } from "../auth/hashing.ts";
import type { Policy } from "../auth/policy.ts";
import { createSessions, type SessionParts } from "../auth/session.ts";
import { openAccounts } from "../store/accounts.ts";
import { type Disk, nodeDisk } from "../store/disk.ts";
import type { KeyStore } from "../store/key-store.ts";
import { type OpenedMasterKey, openMasterKey } from "../store/master-key.ts";
import { openStrangers } from "../store/strangers.ts";
import { createHandlers } from "./handlers.ts";
import type { PreferencesParts } from "./preferences.ts";
import { createServe, type Log, type Serve } from "./serve.ts";

/** What the back end is given. */
export interface BackendParts {
  /** Where the accounts and their key live; made where it is missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Randomness;
  readonly policy: Policy;
  readonly keyStore: KeyStore;
  readonly files: Files;
  readonly clipboard: Clipboard;
  readonly words: Auth["words"];
  readonly preferences: PreferencesParts;
  readonly isCommonPassword: Auth["isCommonPassword"];
  readonly log: Log;
  /** Hears of every session that ends without being asked to. */
  readonly onSessionEnd: (why: SessionEnd) => void;
  /** Hears of every change of the session's state. */
  readonly onState: SessionParts["onState"];
  readonly disk?: Disk;
  /** By default scrypt, as the policy has it. */
  readonly hashing?: Hashing;
}

/** A running back end. */
export interface Backend {
  readonly serve: Serve;
  /** Ends a session whose time has run out; to be called now and then. */
  readonly expire: () => void;
  /** Ends the session; with a reason where its user did not do it. */
  readonly signOut: (why?: SessionEnd) => void;
  /** Resolves when everything under way is on disk. */
  readonly settled: () => Promise<void>;
}

/**
 * "lost": the key store cannot give back the key that sealed the accounts; nothing was touched.
 * "not_saved": a new key could not be kept.
 */
type OpenedBackend =
  { readonly state: "open"; readonly backend: Backend } | Exclude<OpenedMasterKey, { readonly state: "ready" }>;

/** Opens the back end. */
export async function openBackend(parts: BackendParts): Promise<OpenedBackend> {
  const {
    folder,
    clock,
    random,
    policy,
    keyStore,
    files,
    clipboard,
    words,
    preferences,
    isCommonPassword,
    log,
    onSessionEnd,
    onState,
    disk = nodeDisk,
    hashing = createHashing(policy.scryptAtATime, random.bytes),
  } = parts;
  const master = await openMasterKey({ folder, keyStore, disk, randomBytes: random.bytes });
  if (master.state !== "ready") return master;
  // the file's name is a keyed hash: it tells nobody whose it is
  const onSetAside = (file: string): void => log({ code: "set_aside", file: basename(file) });
  const storeParts = { folder, key: master.key, disk, randomBytes: random.bytes, onSetAside };
  const [accounts, strangers] = await Promise.all([openAccounts(storeParts), openStrangers(storeParts)]);
  const sessions = createSessions({
    policy,
    clock,
    idleLife: () => preferences.store.current().idle_minutes * 60_000,
    onEnd: onSessionEnd,
    onState,
  });
  const auth = {
    accounts,
    strangers,
    hashing,
    sessions,
    earlyAgain: createEarlyAgain(),
    policy,
    clock,
    random,
    files,
    clipboard,
    words,
    isCommonPassword,
  };
  const protection = { backend: keyStore.backend, protected: master.protected };
  const handlers = createHandlers(auth, protection, preferences);
  const backend = {
    serve: createServe(handlers, sessions, log, policy.requestsAtATime),
    expire: () => void sessions.current(),
    signOut: (why?: SessionEnd) => {
      sessions.end(why);
    },
    settled: async () => {
      await Promise.all([accounts.settled(), strangers.settled()]);
    },
  };
  return { state: "open", backend };
}
