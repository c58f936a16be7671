/** @file What a back end is given where there is no window: nobody to ask, nothing to show, and a key store that seals nothing. */
import { randomBytes, randomUUID } from "node:crypto";
import { type Policy, policy as shipped } from "../electron/auth/policy.ts";
import type { BackendParts } from "../electron/ipc/backend.ts";
import type { KeyStore } from "../electron/store/key-store.ts";
import { defaultPreferences } from "../shared/preferences.ts";
import { en } from "../shared/words/en.ts";

/** A key store that is believed to protect, and seals nothing: good enough for a test's folder. */
export const keyStore: KeyStore = {
  backend: "test",
  protects: true,
  seal: async (text) => Buffer.from(text),
  open: async (sealed) => ({ text: Buffer.from(sealed).toString(), stale: false }),
};

/** The shipped rules, but for hashes that cost next to nothing: scrypt's N. */
export const withCost = (cost: number): Policy => {
  const cheap = { cost, blockSize: 8, parallelization: 1 };
  return { ...shipped, scrypt: { password: cheap, recoveryCode: cheap, exported: cheap } };
};

/** All but the folder, the clock and the policy. */
export const noWindow: Omit<BackendParts, "folder" | "clock" | "policy"> = {
  random: { bytes: randomBytes, uuid: randomUUID },
  keyStore,
  files: { save: async () => "cancelled" },
  clipboard: { copySecret: async () => true },
  words: () => en,
  preferences: {
    store: {
      current: () => defaultPreferences,
      change: async () => "not_saved",
      zoom: () => 1,
      keepZoom: async () => "not_saved",
      settled: async () => {},
    },
    systemLanguages: () => [],
    onChosen: () => {},
  },
  isCommonPassword: async () => false,
  log: () => {},
  onSessionEnd: () => {},
  onState: () => {},
};
