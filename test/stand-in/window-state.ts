// windowStatePersistence: the bounds of a named window, kept in the profile and given back at the next start.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "./app.ts";

const file = (): string => join(app.getPath("userData"), ".stand-in-windows.json");

function readAll(): Record<string, Electron.Rectangle> {
  try {
    const states: Record<string, Electron.Rectangle> = JSON.parse(readFileSync(file(), "utf8"));
    return states;
  } catch {
    return {}; // none yet
  }
}

/** The kept bounds of a window, or undefined where there are none or it does not ask for them. */
export function restoredBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle | undefined {
  return persists(options) ? readAll()[options.name ?? ""] : undefined;
}

/** Keeps the bounds of a window, where it asks for it. */
export function keepBounds(options: Electron.BrowserWindowConstructorOptions, bounds: Electron.Rectangle): void {
  if (persists(options)) writeFileSync(file(), JSON.stringify({ ...readAll(), [options.name ?? ""]: bounds }));
}

function persists({ name, windowStatePersistence: wish }: Electron.BrowserWindowConstructorOptions): boolean {
  if (name === undefined || name === "") return false;
  return typeof wish === "object" ? wish.bounds !== false : wish === true;
}
