/** @file electron.BrowserWindow */
import { app, life } from "./app.ts";
import { Page } from "./page.ts";
import { Emitter, makeEvent, standFor } from "./surface.ts";
import { Viewport } from "./viewport.ts";
import { WebContents } from "./web-contents.ts";
import { openWindows } from "./window-list.ts";
import { checkOptions } from "./window-options.ts";
import { keepBounds, restoredBounds } from "./window-state.ts";

type Modelled =
  | "id"
  | "webContents"
  | "loadURL"
  | "show"
  | "hide"
  | "focus"
  | "blur"
  | "minimize"
  | "restore"
  | "isMinimized"
  | "isVisible"
  | "isFocused"
  | "isDestroyed"
  | "close"
  | "destroy"
  | "setTitle"
  | "getTitle"
  | "getBounds"
  | "setBounds"
  | "getSize"
  | "setSize"
  | "getContentSize"
  | "setContentSize"
  | "setBackgroundColor"
  | "getBackgroundColor"
  | "reload";

let lastId = 0;
let focused: BrowserWindow | null = null;
const setFocused = (window: BrowserWindow | null): void => {
  focused = window;
};

/** electron.BrowserWindow. A headless window has no frame: its content is as large as itself. */
export class BrowserWindow extends Emitter implements Pick<Electron.BrowserWindow, Modelled> {
  readonly id: number;
  readonly #options: Electron.BrowserWindowConstructorOptions;
  readonly #viewport: Viewport;
  readonly #contents: WebContents;
  #bounds: Electron.Rectangle;
  #title: string;
  #background: string;
  #visible: boolean;
  #minimized = false;
  #destroyed = false;
  #asked = false;
  #refused = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super([
      "ready-to-show",
      "show",
      "hide",
      "focus",
      "blur",
      "close",
      "closed",
      "unresponsive",
      "responsive",
      "resize",
      "minimize",
      "restore",
      "page-title-updated",
      "persisted-state-restored",
    ]);
    if (!app.isReady()) throw new Error("Cannot create BrowserWindow before app is ready");
    checkOptions(options);
    lastId += 1;
    this.id = lastId;
    this.#options = options;
    this.#title = options.title ?? app.getName();
    this.#background = options.backgroundColor ?? "#FFFFFF";
    this.#visible = options.show !== false;
    const { x = 0, y = 0, width = 800, height = 600, webPreferences = {} } = options;
    const restored = restoredBounds(options);
    this.#bounds = restored ?? { x, y, width, height };
    const page = new Page(webPreferences.preload, this.#bounds);
    this.#viewport = new Viewport(page, this.#bounds, webPreferences.zoomFactor ?? 1);
    this.#contents = new WebContents(page, this.#viewport, webPreferences);
    this.#contents.once("did-finish-load", () => this.emit("ready-to-show"));
    this.#contents.on("page-title-updated", (_event, title: string) => this.#retitle(title));
    this.#contents.on("destroyed", () => this.#end());
    openWindows.add(this);
    app.emit("browser-window-created", makeEvent({}), this);
    if (this.#visible) this.focus();
    if (restored !== undefined) queueMicrotask(() => this.emit("persisted-state-restored"));
  }

  #retitle(title: string): void {
    const event = makeEvent({});
    this.emit("page-title-updated", event, title, true);
    if (!event.defaultPrevented) this.#title = title;
  }

  #end(): void {
    if (this.#destroyed) return;
    if (!this.#asked) this.emit("close", makeEvent({})); // the page closed itself
    this.#destroyed = true;
    openWindows.delete(this);
    if (focused === this) setFocused(null);
    this.emit("closed");
    life.windowGone();
  }

  get webContents(): Electron.WebContents {
    return standFor(this.#contents);
  }

  loadURL(url: string): Promise<void> {
    return this.#contents.loadURL(url);
  }

  reload(): void {
    this.#contents.reload();
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit("show");
    }
    this.focus();
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.emit("hide");
    this.blur();
  }

  focus(): void {
    if (focused === this || !this.#visible || this.#minimized) return;
    focused?.blur();
    setFocused(this);
    this.#viewport.focus(true);
    this.emit("focus");
    app.emit("browser-window-focus", makeEvent({}), this);
  }

  blur(): void {
    if (focused !== this) return;
    setFocused(null);
    this.#viewport.focus(false);
    this.emit("blur");
    app.emit("browser-window-blur", makeEvent({}), this);
  }

  minimize(): void {
    if (this.#minimized) return;
    this.#minimized = true;
    this.emit("minimize");
    this.blur();
  }

  restore(): void {
    if (!this.#minimized) return;
    this.#minimized = false;
    this.emit("restore");
    this.focus();
  }

  isMinimized(): boolean {
    return this.#minimized;
  }

  isVisible(): boolean {
    return this.#visible && !this.#minimized;
  }

  isFocused(): boolean {
    return focused === this;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  close(): void {
    if (this.#destroyed) return;
    this.#asked = true;
    const event = makeEvent({});
    this.emit("close", event);
    this.#refused = event.defaultPrevented;
    if (event.defaultPrevented) life.closingRefused();
    else this.#contents.close({ waitForBeforeUnload: true });
  }

  /** Whether the last `close` was prevented; for the app's quitting, not of Electron. */
  hasRefused(): boolean {
    return this.#refused;
  }

  destroy(): void {
    this.#asked = true; // no "close" event, as in Electron
    this.#contents.close();
    this.#contents.emit("destroyed");
  }

  setTitle(title: string): void {
    this.#title = title;
  }

  getTitle(): string {
    return this.#title;
  }

  getBounds(): Electron.Rectangle {
    return { ...this.#bounds };
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    const { minWidth = 0, minHeight = 0 } = this.#options;
    const wished = { ...this.#bounds, ...bounds };
    this.#bounds = { ...wished, width: Math.max(wished.width, minWidth), height: Math.max(wished.height, minHeight) };
    this.#viewport.resize(this.#bounds);
    keepBounds(this.#options, this.#bounds);
    this.emit("resize");
  }

  getSize(): number[] {
    return [this.#bounds.width, this.#bounds.height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  setBackgroundColor(backgroundColor: string): void {
    this.#background = backgroundColor;
  }

  getBackgroundColor(): string {
    return this.#background.toUpperCase();
  }

  static getAllWindows(): BrowserWindow[] {
    return [...openWindows].filter((window) => window instanceof BrowserWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null;
  }

  static fromWebContents(contents: object): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.#contents === contents) ?? null;
  }
}
