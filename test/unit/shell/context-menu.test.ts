/** @file What a right click offers. */
import { expect, test } from "vitest";
import { contextTemplate } from "../../../electron/shell/context-menu.ts";
import { speak } from "../../../electron/shell/words.ts";

const all = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
const offered = (pointed: Parameters<typeof contextTemplate>[0]): string[] =>
  contextTemplate(pointed, speak("de")).flatMap(({ label, enabled }) =>
    enabled === true && label !== undefined ? label : [],
  );

test("in a field: what can be done there, in the language that is spoken", () => {
  expect(offered({ isEditable: true, selectionText: "a", editFlags: all })).toEqual([
    "Ausschneiden",
    "Kopieren",
    "Einfügen",
    "Alles auswählen",
  ]);
});
test("R15: in a password field it pastes, and copies nothing", () => {
  const editFlags = { ...all, canCut: false, canCopy: false };
  expect(offered({ isEditable: true, selectionText: "", editFlags })).toEqual(["Einfügen", "Alles auswählen"]);
});
test("elsewhere it copies what is selected, and is not there where nothing is", () => {
  expect(offered({ isEditable: false, selectionText: "ada@example.org", editFlags: all })).toEqual(["Kopieren"]);
  expect(contextTemplate({ isEditable: false, selectionText: " ", editFlags: all }, speak("de"))).toEqual([]);
});
