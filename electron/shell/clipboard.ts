/**
 * @file Secrets on the system's clipboard: not for long, and not after the app has ended.
 */
import { clipboard } from "electron";
import type { Clipboard } from "../auth/deps.ts";

/** How long a secret stays on the clipboard, in ms. */
const stay = 30_000;
/** After what time a clipboard that could not be read is asked again, in ms. */
const pause = 1000;

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
    const last = copied;
    clearTimeout(last.timer);
    try {
      if ((await clipboard.readText()) === last.text) clipboard.clear();
      if (copied === last) copied = undefined;
    } catch {
      // another program holds it: it is asked again soon, until what is on it is known
      if (copied === last) copied = { text: last.text, timer: setTimeout(() => void forget(), pause) };
    }
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
