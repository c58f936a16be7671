/**
 * @file What the store asks of the operating system's key store. The real one is Electron's safeStorage, in the shell.
 */

/** Seals short texts with a key that the operating system keeps. */
export interface KeyStore {
  /** The name of what keeps the key, kept beside what it sealed ("keychain", "secret_service", "basic_text"). */
  readonly backend: string;
  /** Whether that gives protection: `basic_text` gives none, and then nothing may be called protected (R28). */
  readonly protects: boolean;
  /** Undefined: the key store would not. What it answers can be opened after a crash,
   * unless the system takes longer to see to that than it is waited for. */
  seal(text: string): Promise<Uint8Array | undefined>;
  /** "locked": not now, but perhaps when the key store has been unlocked. Undefined: it cannot be opened, the key is gone or
   * is another. `stale`: it should be sealed again. */
  open(sealed: Uint8Array): Promise<{ readonly text: string; readonly stale: boolean } | "locked" | undefined>;
}
