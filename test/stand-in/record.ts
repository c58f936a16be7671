/** @file What cannot be shown here (dialogs, menus, printing, the shell) is written down instead of being lost. */

interface Recorded {
  /** Electron's name of it, such as "dialog.showSaveDialog". */
  readonly what: string;
  readonly details: readonly unknown[];
}

const recorded: Recorded[] = [];

/** Adds one call to the list; STAND_IN_VERBOSE=1 prints its name too. */
export function record(what: string, ...details: readonly unknown[]): void {
  recorded.push({ what, details });
  verbose(`recorded ${what}`);
}

/** Prints a line where STAND_IN_VERBOSE=1. */
export function verbose(line: string): void {
  if (process.env["STAND_IN_VERBOSE"] === "1") process.stderr.write(`stand-in: ${line}\n`);
}

/** Prints a line always: something the model cannot do as asked. */
export function complain(line: string): void {
  process.stderr.write(`stand-in: ${line}\n`);
}

// For a person with a debugger or `electronApp.evaluate`; specs use Electron's own interface only.
Object.defineProperty(globalThis, "standInRecord", { value: recorded });
