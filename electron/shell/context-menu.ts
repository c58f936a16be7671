/**
 * @file What a right click offers: to cut, copy and paste, where there is something to. Electron offers nothing by itself.
 */
import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import type { Speech } from "./words.ts";

/** What lies under the pointer; of a password Chromium lets nothing be copied. */
type Pointed = Pick<ContextMenuParams, "isEditable" | "selectionText"> & {
  readonly editFlags: Pick<ContextMenuParams["editFlags"], "canCut" | "canCopy" | "canPaste" | "canSelectAll">;
};

/** The menu's template; empty where there is nothing to offer. */
export function contextTemplate(
  { isEditable, selectionText, editFlags }: Pointed,
  speech: Speech,
): MenuItemConstructorOptions[] {
  const role = (name: "cut" | "copy" | "paste" | "selectAll", enabled: boolean): MenuItemConstructorOptions => ({
    role: name,
    label: speech(`menu.${name}`),
    enabled,
  });
  const copy = role("copy", editFlags.canCopy);
  if (!isEditable) return selectionText.trim() === "" ? [] : [copy];
  return [
    role("cut", editFlags.canCut),
    copy,
    role("paste", editFlags.canPaste),
    { type: "separator" },
    role("selectAll", editFlags.canSelectAll),
  ];
}
