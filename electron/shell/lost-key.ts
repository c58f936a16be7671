/**
 * @file What people are told, and may choose, when the key that seals the accounts is lost.
 */
import { dialog } from "electron";
import { nodeDisk } from "../store/disk.ts";
import type { LostReason } from "../store/master-key.ts";
import { setEverythingAside } from "../store/start-afresh.ts";

const why: Readonly<Record<LostReason, string>> = {
  gone: "The key that seals the accounts on this computer is missing.",
  unreadable: "The key that seals the accounts on this computer cannot be read.",
  refused:
    "This system's key store no longer opens the key that seals the accounts on this computer. It may have been reset, or the files may come from another computer or user.",
  newer: "The accounts on this computer were written by a newer Twofold. Please update; nothing was changed.",
};

/**
 * Says what happened, and offers a fresh start, with the old data set aside. "afresh": it was set aside.
 * "quit": nothing was changed.
 */
export async function askAboutLostKey(reason: LostReason, folder: string): Promise<"afresh" | "quit"> {
  if (reason === "newer") {
    dialog.showErrorBox("Twofold cannot open its accounts", why.newer);
    return "quit";
  }
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message: "Twofold cannot open its accounts",
    detail: `${why[reason]}\n\nIf you have exported an account, start afresh and import it from the sign-in screen. The old files are kept in ${folder}.`,
    buttons: ["Quit", "Start afresh"],
    defaultId: 0,
    cancelId: 0,
  });
  if (response !== 1) return "quit";
  if ((await setEverythingAside(nodeDisk, folder)) !== "refused") return "afresh";
  dialog.showErrorBox("Twofold cannot start", "The old files could not be set aside. Nothing was deleted.");
  return "quit";
}
