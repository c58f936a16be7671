/** @file electron.WebContents: Electron's face of a page. */
import { app } from "./app.ts";
import { DocumentState } from "./document-state.ts";
import { codec, handleIpc, keyOf } from "./page-ipc.ts";
import { isAllowed } from "./navigation.ts";
import { type Page, pages } from "./page.ts";
import { complain, record } from "./record.ts";
import { isOwnAddress } from "./schemes.ts";
import { sessionOf } from "./session.ts";
import { Emitter, makeEvent, standFor, surface } from "./surface.ts";
import type { Viewport } from "./viewport.ts";
import { WebFrameMain } from "./web-frame-main.ts";

type OpenHandler = Parameters<Electron.WebContents["setWindowOpenHandler"]>[0];
type Modelled =
  | "id"
  | "isDestroyed"
  | "send"
  | "getURL"
  | "getTitle"
  | "isLoading"
  | "isCrashed"
  | "loadURL"
  | "reload"
  | "reloadIgnoringCache"
  | "forcefullyCrashRenderer"
  | "setWindowOpenHandler"
  | "executeJavaScript"
  | "print"
  | "focus"
  | "close"
  | "setZoomLevel"
  | "getZoomLevel"
  | "setZoomFactor"
  | "getZoomFactor"
  | "getWebRTCIPHandlingPolicy"
  | "setWebRTCIPHandlingPolicy"
  | "session"
  | "mainFrame";

/** Chromium takes it once and for all pages, when it starts; so a page without it is not shown at all. */
const onlyWebRtcPolicy = "disable_non_proxied_udp";
const every = new Map<number, WebContents>();
const ofPages = new Map<Page, WebContents>();
let lastId = 0;

/** A page's contents, made by its BrowserWindow. */
export class WebContents extends Emitter implements Pick<Electron.WebContents, Modelled> {
  readonly id: number;
  readonly session: Electron.Session;
  readonly #page: Page;
  readonly #viewport: Viewport;
  readonly #state: DocumentState;
  readonly #frame: WebFrameMain;
  readonly #preferences: Electron.WebPreferences;
  #webRtcPolicy = "default";
  #destroyed = false;
  #openHandler: OpenHandler = () => ({ action: "allow" });

  constructor(page: Page, viewport: Viewport, preferences: Electron.WebPreferences) {
    super([
      "will-frame-navigate",
      "will-navigate",
      "will-redirect",
      "will-prevent-unload",
      "will-attach-webview",
      "did-start-loading",
      "did-stop-loading",
      "did-start-navigation",
      "did-navigate",
      "did-finish-load",
      "did-fail-load",
      "dom-ready",
      "page-title-updated",
      "render-process-gone",
      "unresponsive",
      "responsive",
      "console-message",
      "preload-error",
      "destroyed",
      "devtools-opened",
      "before-input-event",
      "context-menu",
    ]);
    lastId += 1;
    this.id = lastId;
    this.#page = page;
    this.#viewport = viewport;
    this.#preferences = preferences;
    this.session = standFor<Electron.Session>(sessionOf(preferences));
    this.#state = new DocumentState(page, (event, ...args) => this.#report(event, ...args));
    this.#frame = new WebFrameMain(this, () => this.#state.url);
    every.set(this.id, this);
    ofPages.set(page, this);
    page.on("message", (message, contextId) => {
      this.#state.documentIsAt(message.url);
      if (message.kind === "title") this.#retitle(message.title);
      else if (message.kind === "key") this.#pressed(keyOf(message));
      else if (message.kind === "preload-error")
        this.emit("preload-error", makeEvent({}), preferences.preload, new Error(message.message));
      else handleIpc(message, this, page, contextId);
    });
    page.on("leaving", (url, isMainFrame) => {
      if (!isAllowed(this, { url, isMainFrame }, false)) return;
      if (isMainFrame && isOwnAddress(url)) void this.loadURL(url);
      else complain(`going to ${url} is not modelled`);
    });
    page.on("windowOpen", (url) => {
      if (this.#wantsWindow(url) === "allow") complain("a window that a page opens is not modelled, so it was refused");
    });
    page.on("gone", () => this.#end());
    page.on("preloadLost", (error) => this.emit("preload-error", makeEvent({}), preferences.preload, error));
    app.emit("web-contents-created", makeEvent({}), this);
  }

  #report(event: string, ...args: unknown[]): void {
    this.emit(event, ...args);
    if (event === "render-process-gone") app.emit(event, args[0], this, args[1]);
  }

  #retitle(title: string): void {
    if (title === this.#state.title) return;
    this.#state.title = title;
    this.emit("page-title-updated", makeEvent({}), title, true);
  }

  /** The key has reached the page already, so a listener can watch it but not keep it back. */
  #pressed(input: unknown): void {
    const event = makeEvent({});
    this.emit("before-input-event", event, input);
    if (event.defaultPrevented) complain("before-input-event cannot be prevented here");
  }

  #end(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    every.delete(this.id);
    ofPages.delete(this.#page);
    this.emit("destroyed");
  }

  get mainFrame(): Electron.WebFrameMain {
    return standFor(this.#frame);
  }

  /** What the page was made with; not in Electron's types, but in Electron. */
  getLastWebPreferences(): Electron.WebPreferences {
    return this.#preferences;
  }

  getURL(): string {
    return this.#state.url;
  }

  getTitle(): string {
    return this.#state.title;
  }

  isLoading(): boolean {
    return this.#state.loading;
  }

  isCrashed(): boolean {
    return this.#state.crashed;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  loadURL(url: string): Promise<void> {
    if (this.#webRtcPolicy !== onlyWebRtcPolicy) throw new Error(`stand-in: only ${onlyWebRtcPolicy} is modelled`);
    return this.#state.load(url);
  }

  reload(): void {
    this.#page.tell("Page.reload");
  }

  reloadIgnoringCache(): void {
    this.#page.tell("Page.reload", { ignoreCache: true });
  }

  forcefullyCrashRenderer(): void {
    this.#page.tell("Page.crash");
  }

  getWebRTCIPHandlingPolicy(): string {
    return this.#webRtcPolicy;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.#webRtcPolicy = policy;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#page.say({ kind: "message", channel, args: codec.encode(args) });
  }

  executeJavaScript(code: string): Promise<unknown> {
    return this.#page.evaluate(code, "main");
  }

  print(...args: Parameters<Electron.WebContents["print"]>): void {
    record("webContents.print", ...args);
    args[1]?.(false, "cancelled");
  }

  focus(): void {
    this.#viewport.focus(true);
  }

  setZoomFactor(factor: number): void {
    this.#viewport.zoom = factor;
  }

  getZoomFactor(): number {
    return this.#viewport.zoom;
  }

  setZoomLevel(level: number): void {
    this.#viewport.zoom = 1.2 ** level;
  }

  getZoomLevel(): number {
    return Math.log(this.#viewport.zoom) / Math.log(1.2);
  }

  #wantsWindow(url: string): "allow" | "deny" {
    const referrer = { url: this.getURL(), policy: "default" } as const;
    return this.#openHandler({ url, frameName: "", features: "", disposition: "foreground-tab", referrer }).action;
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#openHandler = handler;
  }

  close(options?: Electron.CloseOpts): void {
    const { targetId } = this.#page;
    if (targetId === undefined) this.#page.end();
    // A crashed page runs no handlers and would never answer.
    else if (options?.waitForBeforeUnload === true && !this.isCrashed()) this.#page.tell("Page.close");
    else this.#page.closeTarget();
  }
}

/** The face of a page. */
export function contentsOf(page: Page | undefined): WebContents | undefined {
  return page === undefined ? undefined : ofPages.get(page);
}

/** electron.webContents */
export const webContents = surface("webContents", {
  getAllWebContents: (): WebContents[] => [...every.values()],
  fromId: (id: number): WebContents | undefined => every.get(id),
  fromDevToolsTargetId: (targetId: string): WebContents | undefined => contentsOf(pages.get(targetId)),
});
