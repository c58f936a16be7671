/** @file windowStatePersistence: the bounds of a named window, kept in the profile and given back at the next start. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "./app.ts";

const file = (): string => join(app.getPath("userData"), ".stand-in-windows.json");

const isRectangle = (value: unknown): value is Electron.Rectangle =>
  typeof value === "object" &&
  value !== null &&
  ["x", "y", "width", "height"].every((side) => Number.isInteger(Reflect.get(value, side)));

function readAll(): ReadonlyMap<string, unknown> {
  try {
    const states: unknown = JSON.parse(readFileSync(file(), "utf8"));
    return new Map(Object.entries(typeof states === "object" && states !== null ? states : {}));
  } catch {
    return new Map(); // none yet
  }
}

/** The kept bounds of a window, or undefined where there are none or it does not ask for them. */
export function restoredBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle | undefined {
  const bounds = persists(options) ? readAll().get(options.name ?? "") : undefined;
  return isRectangle(bounds) ? bounds : undefined;
}

/** Keeps the bounds of a window, where it asks for it. */
export function keepBounds(options: Electron.BrowserWindowConstructorOptions, bounds: Electron.Rectangle): void {
  if (!persists(options)) return;
  writeFileSync(file(), JSON.stringify({ ...Object.fromEntries(readAll()), [options.name ?? ""]: bounds }));
}

function persists({ name, windowStatePersistence: wish }: Electron.BrowserWindowConstructorOptions): boolean {
  if (name === undefined || name === "") return false;
  return typeof wish === "object" ? wish.bounds !== false : wish === true;
}
