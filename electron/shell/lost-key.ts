/**
 * @file What people are told, and may choose, when the key that seals the accounts is lost.
 */
import { type BrowserWindow, dialog } from "electron";
import { nodeDisk } from "../store/disk.ts";
import type { LostReason } from "../store/master-key.ts";
import { setEverythingAside } from "../store/start-afresh.ts";
import type { Speech } from "./words.ts";

/** What it takes to ask. */
interface Asking {
  readonly folder: string;
  readonly speech: Speech;
  /** Whose page must not be used meanwhile, nor be closed without an answer; none: on its own. */
  readonly window: BrowserWindow | undefined;
}

/**
 * Says what happened, and offers a fresh start, with the old data set aside. "afresh": it was set aside.
 * "quit": nothing was changed.
 */
export async function askAboutLostKey(
  reason: LostReason,
  { folder, speech, window }: Asking,
): Promise<"afresh" | "quit"> {
  const why = speech(`dialogs.key_${reason}`);
  if (reason === "newer") {
    dialog.showErrorBox(speech("dialogs.cannotOpen"), why);
    return "quit";
  }
  const question = {
    type: "warning" as const,
    message: speech("dialogs.cannotOpen"),
    detail: `${why}\n\n${speech("dialogs.afreshText", { folder })}`,
    buttons: [speech("dialogs.quit"), speech("dialogs.afresh")],
    defaultId: 0,
    cancelId: 0,
  };
  window?.show(); // what stands on a window that is not seen yet is not seen either
  const { response } = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question));
  if (response !== 1) return "quit";
  if ((await setEverythingAside(nodeDisk, folder)) !== "refused") return "afresh";
  dialog.showErrorBox(speech("dialogs.cannotStart"), speech("dialogs.notSetAside"));
  return "quit";
}
