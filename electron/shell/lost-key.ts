/**
 * @file What people are told, and may choose, when the key that seals the accounts is lost.
 */
import { dialog } from "electron";
import { nodeDisk } from "../store/disk.ts";
import type { LostReason } from "../store/master-key.ts";
import { setEverythingAside } from "../store/start-afresh.ts";
import type { Speech } from "./words.ts";

/**
 * Says what happened, and offers a fresh start, with the old data set aside. "afresh": it was set aside.
 * "quit": nothing was changed.
 */
export async function askAboutLostKey(reason: LostReason, folder: string, speech: Speech): Promise<"afresh" | "quit"> {
  const why = speech(`dialogs.key_${reason}`);
  if (reason === "newer") {
    dialog.showErrorBox(speech("dialogs.cannotOpen"), why);
    return "quit";
  }
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message: speech("dialogs.cannotOpen"),
    detail: `${why}\n\n${speech("dialogs.afreshText", { folder })}`,
    buttons: [speech("dialogs.quit"), speech("dialogs.afresh")],
    defaultId: 0,
    cancelId: 0,
  });
  if (response !== 1) return "quit";
  if ((await setEverythingAside(nodeDisk, folder)) !== "refused") return "afresh";
  dialog.showErrorBox(speech("dialogs.cannotStart"), speech("dialogs.notSetAside"));
  return "quit";
}
