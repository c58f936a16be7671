/**
 * @file Secrets on the system's clipboard: not for long, and not after the app has ended.
 */
import { setTimeout as wait } from "node:timers/promises";
import { clipboard } from "electron";
import limit from "p-limit";
import type { Clipboard } from "../auth/deps.ts";

/** How long a secret stays on the clipboard, in ms. */
const stay = 30_000;
/** After what time a clipboard that another program holds is asked again, in ms. */
const pause = 200;
/** How often it is asked when the app ends: for some seconds, and not for ever. */
const lastTries = 15;

/** The clipboard, and the end of what is still on it. */
export interface SecretClipboard extends Clipboard {
  /** Takes what was copied off at once. */
  readonly forget: () => Promise<void>;
}

/** A secret that was copied, and what will take it off. */
interface Copied {
  readonly text: string;
  readonly timer: NodeJS.Timeout;
}

/** What somebody has copied since is theirs, and is left alone. */
export function openClipboard(): SecretClipboard {
  let copied: Copied | undefined;
  // both take a while: what is copied meanwhile must not be taken for what was on it, nor be missed when the app ends
  const inTurn = limit(1);

  /** Takes off what was copied last, where it is that. "held": another program has the clipboard, and what is on it is not
   * known. */
  const takeOff = async (isMeant: (last: Copied) => boolean): Promise<"done" | "held"> =>
    inTurn(async () => {
      if (copied === undefined || !isMeant(copied)) return "done";
      clearTimeout(copied.timer);
      try {
        if ((await clipboard.readText()) === copied.text) clipboard.clear();
        copied = undefined;
        return "done";
      } catch {
        return "held";
      }
    });

  const inTime = (text: string, ms: number): void => {
    const again = async (): Promise<void> => {
      if ((await takeOff((last) => last === mine)) === "held" && copied === mine) inTime(text, pause);
    };
    const mine = { text, timer: setTimeout(() => void again(), ms) };
    copied = mine;
  };

  return {
    async forget() {
      for (let tries = 1; (await takeOff(() => true)) === "held" && tries < lastTries; tries += 1) await wait(pause);
    },
    copySecret: async (text) =>
      inTurn(async () => {
        try {
          await clipboard.writeText(text);
        } catch {
          return false; // another program holds it
        }
        clearTimeout(copied?.timer);
        inTime(text, stay);
        return true;
      }),
  };
}
