/**
 * @file Secrets on the system's clipboard: not for long, not after the app has ended, and in no history of what was copied.
 */
import { clipboard, ClipboardItem } from "electron";
import limit from "p-limit";
import type { Clipboard } from "../auth/deps.ts";

/** How long a secret stays on the clipboard, in ms. */
const stay = 30_000;
/** After what time a clipboard that another program holds is asked again, in ms. */
const pause = 200;
/** For how long it is asked when the app ends, in ms: not for ever, though it may not answer at all. */
const patience = 3000;
/** How often a secret is put there until it is found there. */
const tries = 3;

/** What takes the place of a secret on Linux: GNOME keeps what it has seen last, and brings it back once there is nothing. */
const blank = " ";

const raw = (format: string): string => `electron application/osclipboard;format="${format}"`;
const no = new Blob([new Uint8Array(4)]); // a DWORD
/** The marks by which what keeps a history of copied texts, on each system, knows that this one is not to be kept. */
const marks: Partial<Record<NodeJS.Platform, Readonly<Record<string, string | Blob>>>> = {
  win32: {
    [raw("ExcludeClipboardContentFromMonitorProcessing")]: no,
    [raw("CanIncludeInClipboardHistory")]: no,
    [raw("CanUploadToCloudClipboard")]: no,
  },
  darwin: { [raw("org.nspasteboard.ConcealedType")]: "1" },
  linux: { [raw("x-kde-passwordManagerHint")]: "secret" },
};

/** What the clipboard is given. */
interface ClipboardParts {
  readonly platform: NodeJS.Platform;
  /** Is the window the one that takes the keys? On Wayland nobody else may change the clipboard. */
  readonly isFocused: () => boolean;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** The clipboard, and the end of what is still on it. */
export interface SecretClipboard extends Clipboard {
  /** Takes what was copied off at once. */
  readonly forget: () => Promise<void>;
  /** The window takes the keys again: what could not be taken off meanwhile may be now. */
  readonly focused: () => Promise<void>;
}

/** Secrets that were copied, and what will take them off. */
interface Copied {
  /** The last, and those before it of which it is not known that they are gone. */
  readonly texts: readonly string[];
  readonly timer: NodeJS.Timeout;
  /** Its time is up, and it was taken off without being able to tell whether that was heeded. */
  isDoubtful: boolean;
}

/** "held": another program has the clipboard, and what is on it is not known. */
type Outcome = "done" | "doubtful" | "held";

/** What is on the clipboard; undefined where it cannot be told. */
const read = async (): Promise<string | undefined> => {
  try {
    const text = await clipboard.readText();
    return text === "" && (await clipboard.has("text/plain")) ? undefined : text;
  } catch {
    return undefined;
  }
};

/** What somebody has copied since is theirs, and is left alone. A clipboard that another program holds refuses nothing: what
 * is written is not there, and what is read is nothing. */
export function openClipboard({ platform, isFocused, wait }: ClipboardParts): SecretClipboard {
  let copied: Copied | undefined;
  // both take a while: what is copied meanwhile must not be taken for what was on it, nor be missed when the app ends
  const inTurn = limit(1);

  const wipe = async (): Promise<void> => {
    if (platform === "linux") await clipboard.writeText(blank);
    else clipboard.clear();
  };

  const canBeHeard = (): boolean => platform !== "linux" || isFocused();

  const takeOffNow = async (last: Copied): Promise<Outcome> => {
    const isHeard = canBeHeard();
    const there = await read();
    if (there === undefined) return "held";
    const isOurs = (text: string | undefined): boolean => text !== undefined && last.texts.includes(text);
    if (!isOurs(there) && !(last.isDoubtful && there === blank)) return "done"; // it is somebody else's
    await wipe();
    const left = await read();
    if (left === undefined || isOurs(left)) return "held";
    return isHeard ? "done" : "doubtful";
  };

  /** Takes off what was copied last, where it is that. */
  const takeOff = async (isMeant: (last: Copied) => boolean): Promise<Outcome> =>
    inTurn(async () => {
      if (copied === undefined || !isMeant(copied)) return "done";
      const outcome = await takeOffNow(copied).catch((): Outcome => "held");
      if (outcome !== "held") clearTimeout(copied.timer);
      if (outcome === "doubtful") copied.isDoubtful = true;
      if (outcome === "done") copied = undefined;
      return outcome;
    });

  const inTime = (texts: readonly string[], ms: number): void => {
    const again = async (): Promise<void> => {
      if ((await takeOff((last) => last === mine)) === "held" && copied === mine) inTime(texts, pause);
    };
    clearTimeout(copied?.timer);
    const mine = { texts, timer: setTimeout(() => void again(), ms), isDoubtful: false };
    copied = mine;
  };

  /** Marked as a secret, if the system takes that. */
  const put = async (text: string): Promise<void> => {
    try {
      await clipboard.write([new ClipboardItem({ "text/plain": text, ...marks[platform] })]);
      const there = await read();
      if (there === text || there === undefined) return; // what reads it just now may be a history that heeds them
    } catch {
      // it takes no marks
    }
    await clipboard.writeText(text);
  };

  return {
    async forget() {
      const over = new AbortController();
      const takenOff = async (): Promise<void> => {
        while ((await takeOff(() => true)) === "held" && !over.signal.aborted) await wait(pause);
      };
      await Promise.race([takenOff(), wait(patience)]);
      over.abort();
    },
    async focused() {
      await takeOff(({ isDoubtful }) => isDoubtful);
    },
    copySecret: async (text) =>
      inTurn(async () => {
        const before = copied?.texts ?? [];
        for (let time = 1; time <= tries; time += 1) {
          await put(text).catch(() => {}); // another program holds it
          const isThere = (await read()) === text;
          // it may be there though it is not found, or not be there for others, and an earlier one may be there still: they
          // go in their time
          inTime(isThere && canBeHeard() ? [text] : [text, ...before], stay);
          if (isThere) return true;
          await wait(pause);
        }
        return false;
      }),
  };
}
