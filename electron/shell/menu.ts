/**
 * @file The native menu: the roles that each system's users expect, the main actions with their shortcuts, and no reload or
 * devtools in what is shipped. Electron's own labels are English only, so every role has one of ours.
 */
import type { MenuItemConstructorOptions } from "electron";
import { type Command, commandNames, ruleOf } from "../../shared/commands.ts";
import type { Words } from "../../shared/words/words.ts";
import type { Session } from "../auth/session.ts";
import type { Speech } from "./words.ts";

/** What the menu depends on, and what it does. */
export interface MenuParts {
  readonly platform: NodeJS.Platform;
  readonly packaged: boolean;
  readonly speech: Speech;
  readonly state: Session["state"];
  readonly onCommand: (command: Command) => void;
  readonly onReveal: () => void;
}

type Item = MenuItemConstructorOptions;

/** Commands that are not the account's own, and stand where each system's users look for them. */
const elsewhere: ReadonlySet<Command> = new Set(["preferences", "shortcuts"]);

/** The roles in use: those that there are words for. */
type Role = Extract<keyof Words["menu"], NonNullable<Item["role"]>>;

/** The menu's template; macOS has its application menu, the others a File menu. */
export function menuTemplate({ platform, packaged, speech, state, onCommand, onReveal }: MenuParts): Item[] {
  const mac = platform === "darwin";
  const separator: Item = { type: "separator" };
  const role = (name: Role): Item => ({ role: name, label: speech(`menu.${name}`) });
  // the role's own key, a plus, is not the one that people press: on many keyboards that takes Shift, or another key
  const alsoBy = (name: Role, accelerator: string): Item => ({
    ...role(name),
    accelerator,
    visible: false,
    acceleratorWorksWhenHidden: true,
  });
  const command = (name: Command): Item => {
    const { in: states, accelerator } = ruleOf(name);
    return {
      id: name,
      label: speech(`commands.${name}`),
      enabled: states.includes(state),
      ...(accelerator !== undefined && { accelerator }),
      click: () => onCommand(name),
    };
  };
  const menu = (
    name: "file" | "edit" | "view" | "account" | "window" | "help",
    submenu: Item[],
    own: Item = {},
  ): Item => ({
    ...own,
    label: speech(`menu.${name}`),
    submenu,
  });
  const system = platform === "win32" ? "windows" : mac ? "mac" : "linux";
  const application: Item = {
    label: speech("product"),
    submenu: [
      role("about"),
      separator,
      command("preferences"),
      separator,
      role("services"),
      separator,
      role("hide"),
      role("hideOthers"),
      role("unhide"),
      separator,
      role("quit"),
    ],
  };
  return [
    mac ? application : menu("file", [command("preferences"), separator, role("quit")]),
    menu("account", commandNames.filter((name) => !elsewhere.has(name)).map(command)),
    menu("edit", [
      role("undo"),
      role("redo"),
      separator,
      role("cut"),
      role("copy"),
      role("paste"),
      role("delete"),
      separator,
      role("selectAll"),
    ]),
    menu("view", [
      role("resetZoom"),
      role("zoomIn"),
      role("zoomOut"),
      alsoBy("resetZoom", "CmdOrCtrl+num0"),
      alsoBy("zoomIn", "CmdOrCtrl+="),
      alsoBy("zoomIn", "CmdOrCtrl+numadd"),
      alsoBy("zoomOut", "CmdOrCtrl+numsub"),
      separator,
      role("togglefullscreen"),
      ...(packaged ? [] : [separator, role("reload"), role("toggleDevTools")]),
    ]),
    menu(
      "window",
      mac
        ? [role("close"), role("minimize"), role("zoom"), separator, role("front")]
        : [role("minimize"), role("close")],
      {
        ...(mac && { role: "windowMenu" }),
      },
    ),
    menu(
      "help",
      [
        command("shortcuts"),
        { id: "reveal", label: speech("menu.reveal", { system }), click: onReveal },
        ...(mac ? [] : [separator, role("about")]),
      ],
      { role: "help" },
    ),
  ];
}
