/** @file The whole back end in plain Node for a test: a folder of its own, a clock in hand, a cheap password hash. */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Hashing } from "../../electron/auth/hashing.ts";
import type { Policy } from "../../electron/auth/policy.ts";
import { type Backend, openBackend } from "../../electron/ipc/backend.ts";
import type { Account } from "../../electron/store/account.ts";
import { type Accounts, openAccounts } from "../../electron/store/accounts.ts";
import { type Disk, nodeDisk } from "../../electron/store/disk.ts";
import { openPreferences } from "../../electron/store/preferences.ts";
import { openMasterKey } from "../../electron/store/master-key.ts";
import type { Method } from "../../shared/channels.ts";
import type { SessionEnd, Value } from "../../shared/contract.ts";
import { codeFor, secretIn } from "../authenticator.ts";
import { keyStore, noWindow, withCost } from "../no-window.ts";

/** The shipped rules, but for hashes that cost next to nothing. */
export const policy = withCost(2 ** 4);

/** A temporary folder that goes with the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "twofold-unit-"));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A back end under test. */
export interface Scene {
  readonly backend: Backend;
  readonly clock: { now: number };
  readonly folder: string;
  /** Ends of the session that nobody asked for. */
  readonly ends: SessionEnd[];
  readonly logged: unknown[];
  /** Texts of the files that were saved. */
  readonly saved: string[];
  /** Texts that were copied. */
  readonly copied: string[];
  /** States of the session, one after the other. */
  readonly states: string[];
  /** Asks a method and expects a yes. */
  readonly yes: <M extends Method>(method: M, request: unknown) => Promise<Value<M>>;
  /** Asks a method and expects a no: its status and its code. */
  readonly no: (method: Method, request: unknown) => Promise<string>;
  /** The same folder, opened anew: a restart. */
  readonly restart: () => Promise<Scene>;
}

/** Opens a back end on a folder; by default one of its own. */
export async function openScene(
  given: {
    folder?: string;
    clock?: { now: number };
    policy?: Policy;
    disk?: Disk;
    hashing?: Hashing;
    /** What happens while the place of a file is being chosen; "cancelled": its owner thinks better of it. */
    choosing?: () => Promise<unknown>;
  } = {},
): Promise<Scene> {
  const folder = given.folder ?? (await temporaryFolder());
  const clock = given.clock ?? { now: 1_800_000_000_000 };
  const ends: SessionEnd[] = [];
  const logged: unknown[] = [];
  const saved: string[] = [];
  const copied: string[] = [];
  const states: string[] = [];
  const opened = await openBackend({
    ...noWindow,
    folder,
    clock: () => clock.now,
    policy: given.policy ?? policy,
    files: {
      save: async ({ text, isWanted }) => {
        if ((await given.choosing?.()) === "cancelled") return "cancelled";
        if (!(await isWanted())) return "unwanted";
        saved.push(text);
        return "saved";
      },
    },
    clipboard: {
      copySecret: async (text) => {
        copied.push(text);
        return true;
      },
    },
    preferences: {
      store: await openPreferences({ folder, disk: nodeDisk, randomBytes }),
      systemLanguages: () => ["de-AT", "en"],
      onChosen: () => {},
    },
    isCommonPassword: async (password) => password === "iloveyou1",
    log: (line) => logged.push(line),
    onSessionEnd: (why) => ends.push(why),
    onState: (state) => states.push(state),
    disk: given.disk ?? nodeDisk,
    ...(given.hashing && { hashing: given.hashing }),
  });
  if (opened.state !== "open") throw new Error(`the back end is ${opened.state}`);
  const { backend } = opened;
  return {
    backend,
    clock,
    folder,
    ends,
    logged,
    saved,
    copied,
    states,
    async yes(method, request) {
      const reply = await backend.serve(method, request);
      if (!reply.ok) throw new Error(`${method} was refused: ${reply.status} ${reply.code}`);
      return reply.value;
    },
    async no(method, request) {
      const reply = await backend.serve(method, request);
      if (reply.ok) throw new Error(`${method} was not refused`);
      return `${reply.status} ${reply.code}`;
    },
    restart: async () => openScene({ ...given, folder, clock }),
  };
}

/** The accounts of a scene, by a second opening of the store. */
export async function storeOf({ folder }: Scene): Promise<Accounts> {
  const parts = { folder, keyStore, disk: nodeDisk, randomBytes };
  const master = await openMasterKey(parts);
  if (master.state !== "ready") throw new Error(`the master key is ${master.state}`);
  return openAccounts({ ...parts, key: master.key });
}

/** The account as it is on disk. */
export async function readAccount(scene: Scene, email: string): Promise<Account> {
  const found = await (await storeOf(scene)).read(email);
  if (found.state !== "found") throw new Error(`the account is ${found.state}`);
  return found.account;
}

/** Someone to be. */
export const ada = { name: "Ada Lovelace", email: "ada@example.org", password: "correct horse battery" } as const;
/** What ada signs in with. */
export const credentials = { email: ada.email, password: ada.password } as const;

/** Registers ada and signs her in. */
export async function signedIn(scene: Scene): Promise<void> {
  await scene.yes("register", ada);
  await scene.yes("login", credentials);
}

/** An authenticator that holds a secret: its code at the scene's time, moved by some time steps. */
export const authenticator =
  (scene: Scene, secret: string) =>
  (steps = 0): string =>
    codeFor(secret, scene.clock.now + steps * 30_000);

/** Registers ada, signs her in and switches her second factor on; then moves on to the next time step. */
export async function enrolled(scene: Scene): Promise<(steps?: number) => string> {
  await signedIn(scene);
  const { otpauth_url: uri } = await scene.yes("otpGenerate", {});
  const code = authenticator(scene, secretIn(uri));
  await scene.yes("otpVerify", { token: code() });
  scene.clock.now += 30_000;
  return code;
}
