/**
 * @file Secrets on the system's clipboard: not for long, and not after the app has ended.
 */
import { clipboard } from "electron";
import type { Clipboard } from "../auth/deps.ts";

/** How long a secret stays on the clipboard, in ms. */
const stay = 30_000;

/** The clipboard, and the end of what is still on it. */
export interface SecretClipboard extends Clipboard {
  /** Takes what was copied off at once. */
  readonly forget: () => Promise<void>;
}

/** What somebody has copied since is theirs, and is left alone. */
export function openClipboard(): SecretClipboard {
  let copied: { readonly text: string; readonly timer: NodeJS.Timeout } | undefined;

  const forget = async (): Promise<void> => {
    if (copied === undefined) return;
    const { text, timer } = copied;
    copied = undefined;
    clearTimeout(timer);
    if ((await clipboard.readText()) === text) clipboard.clear();
  };

  return {
    forget,
    async copySecret(text) {
      try {
        await clipboard.writeText(text);
      } catch {
        return false; // another program holds it
      }
      clearTimeout(copied?.timer);
      copied = { text, timer: setTimeout(() => void forget(), stay) };
      return true;
    },
  };
}
