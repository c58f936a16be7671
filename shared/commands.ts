/**
 * @file The main actions: each has a place in the menu, most have a shortcut, and the page runs them. The menu and the
 * list of shortcuts follow from here.
 */
import type { SessionView } from "./contract.ts";

type State = SessionView["state"];

interface CommandRule {
  /** The sessions in which there is something to do. */
  readonly in: readonly State[];
  /** As Electron writes it. What cannot be undone has none. */
  readonly accelerator?: string;
}

const signedIn = { in: ["signed-in"] } as const;

/** Command → when it can be given, and how. */
export const commands = {
  preferences: { in: ["signed-out", "pending", "signed-in"], accelerator: "CmdOrCtrl+," },
  shortcuts: { in: ["signed-out", "pending", "signed-in"], accelerator: "F1" },
  register: { in: ["signed-out"], accelerator: "CmdOrCtrl+N" },
  import: { in: ["signed-out"], accelerator: "CmdOrCtrl+I" },
  factor: { ...signedIn, accelerator: "CmdOrCtrl+T" },
  recovery: { in: ["pending", "signed-in"], accelerator: "CmdOrCtrl+K" },
  activity: { ...signedIn, accelerator: "CmdOrCtrl+Shift+A" },
  "change-password": { ...signedIn, accelerator: "CmdOrCtrl+Shift+P" },
  export: { ...signedIn, accelerator: "CmdOrCtrl+E" },
  delete: signedIn,
  logout: { in: ["pending", "signed-in"], accelerator: "CmdOrCtrl+L" },
} as const satisfies Record<string, CommandRule>;

/** One of the main actions. */
export type Command = keyof typeof commands;

/** Is that the name of a command? */
const isCommand = (name: string): name is Command => Object.hasOwn(commands, name);

/** Every command, in the order of the menu. */
export const commandNames: readonly Command[] = Object.keys(commands).filter(isCommand);

/** What a command follows. */
export const ruleOf = (command: Command): CommandRule => commands[command];
