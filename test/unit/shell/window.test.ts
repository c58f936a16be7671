/** @file When the window shows itself, and its own colour, with a fake of Electron's. */
import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { openWindow } from "../../../electron/shell/window.ts";
import { canvas } from "../../../shared/look.ts";

const system = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import("node:events");
  const colours: string[] = [];
  const seen = { shown: 0, isGone: false };
  const theme = Object.assign(new Emitter(), { shouldUseDarkColors: false });
  class BrowserWindow extends Emitter {
    readonly webContents = new Emitter();
    show(): void {
      seen.shown += 1;
    }
    async loadURL(): Promise<void> {
      await Promise.resolve();
    }
    setBackgroundColor(colour: string): void {
      colours.push(colour);
    }
    isDestroyed(): boolean {
      return seen.isGone;
    }
  }
  return { seen, colours, theme, BrowserWindow };
});
vi.mock("electron", () => ({
  app: { isPackaged: true },
  BrowserWindow: system.BrowserWindow,
  nativeTheme: system.theme,
}));
const { seen, colours, theme } = system;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(seen, { shown: 0, isGone: false });
  colours.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const open = () => {
  const window = openWindow(1);
  onTestFinished(() => void window.emit("closed"));
  if (!(window.webContents instanceof EventEmitter)) throw new Error("no fake");
  return { window, contents: window.webContents };
};

test("it shows itself when its page is painted, once", () => {
  const { window, contents } = open();
  expect(seen.shown).toBe(0);
  window.emit("ready-to-show");
  expect(seen.shown).toBe(1);
  contents.emit("did-finish-load");
  vi.advanceTimersByTime(60_000);
  expect(seen.shown).toBe(1);
});
test("where nobody says that it is painted, as on Wayland, it shows itself soon after its page is there", () => {
  const { window, contents } = open();
  vi.advanceTimersByTime(60_000);
  expect(seen.shown).toBe(0);
  contents.emit("did-finish-load");
  vi.advanceTimersByTime(999);
  expect(seen.shown).toBe(0);
  vi.advanceTimersByTime(1);
  expect(seen.shown).toBe(1);
  window.emit("ready-to-show");
  expect(seen.shown).toBe(1);
});
test("a window that is gone by then is left alone", () => {
  const { contents } = open();
  contents.emit("did-finish-load");
  seen.isGone = true;
  vi.advanceTimersByTime(1000);
  expect(seen.shown).toBe(0);
});
test("its own colour follows the theme for as long as it is there", () => {
  const { window } = open();
  theme.shouldUseDarkColors = true;
  theme.emit("updated");
  window.emit("closed");
  theme.emit("updated");
  expect(colours).toEqual([canvas.dark]);
});
