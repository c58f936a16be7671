/** @file What a page's document is doing, and Electron's events about it, from Chromium's events. */
import { complain } from "./record.ts";
import type { Payload } from "./devtools-pipe.ts";
import type { Page } from "./page.ts";
import { toApp } from "./scheme.ts";
import { registered } from "./schemes.ts";
import { makeEvent } from "./surface.ts";

type Emit = (event: string, ...args: unknown[]) => void;
type Level = "info" | "warning" | "error" | "debug";

const levels = new Map<string, Level>([
  ["warning", "warning"],
  ["error", "error"],
  ["assert", "error"],
  ["debug", "debug"],
  ["verbose", "debug"],
]);

/** The state of one page's document; `emit` is its WebContents'. */
export class DocumentState {
  url = "";
  title = "";
  loading = false;
  crashed = false;
  readonly #page: Page;
  readonly #emit: Emit;
  #load: PromiseWithResolvers<void> | undefined;

  constructor(page: Page, emit: Emit) {
    this.#page = page;
    this.#emit = emit;
    page.on("attached", () => this.#watch());
    page.on("gone", () => this.#settle(new Error("ERR_ABORTED (-3): the page is gone")));
  }

  #settle(error?: Error): void {
    const load = this.#load;
    this.#load = undefined;
    if (error === undefined) load?.resolve();
    else load?.reject(error);
  }

  /** Loads an address; settled when the document has finished loading. */
  load(url: string): Promise<void> {
    this.#settle(new Error("ERR_ABORTED (-3): a newer load took its place"));
    this.url = url; // Electron, too, gives the address that is still being loaded
    const load = Promise.withResolvers<void>();
    load.promise.catch(() => undefined); // an app may not care
    this.#load = load;
    this.#page.load(url).then(
      (refusal) => {
        if (refusal !== undefined) this.#failed(url, refusal);
      },
      (error: unknown) => this.#failed(url, String(error)),
    );
    return load.promise;
  }

  /** A document says where it is, which it knows before Chromium tells; Chromium's page about a failure does not count. */
  documentIsAt(url: string): void {
    if (!url.startsWith("chrome-error:")) this.url = url;
  }

  #failed(url: string, cause: string): void {
    this.#emit("did-fail-load", makeEvent({}), -2, "ERR_FAILED", url, true, 0, 0);
    const error = new Error(`ERR_FAILED (-2) loading '${url}'`, { cause });
    this.#settle(Object.assign(error, { code: "ERR_FAILED", errno: -2, url }));
  }

  #navigated({ frame }: Payload<"Page.frameNavigated">): void {
    if (frame.unreachableUrl !== undefined) {
      this.#failed(toApp(frame.unreachableUrl, registered), "the address did not answer");
      return;
    }
    this.url = toApp(frame.url + (frame.urlFragment ?? ""), registered);
    this.#emit("did-navigate", makeEvent({}), this.url, 200, "");
  }

  #console(level: string, message: string, lineNumber: number, source: string): void {
    const sourceId = toApp(source, registered);
    this.#emit("console-message", makeEvent({ level: levels.get(level) ?? "info", message, lineNumber, sourceId }));
  }

  #watch(): void {
    const page = this.#page;
    const isMain = (frameId: string): boolean => frameId === page.targetId;
    page.listen("Page.frameStartedLoading", ({ frameId }) => {
      if (!isMain(frameId)) return;
      this.loading = true;
      this.#emit("did-start-loading");
    });
    page.listen("Page.frameStoppedLoading", ({ frameId }) => {
      if (!isMain(frameId)) return;
      this.loading = false;
      this.#emit("did-stop-loading");
    });
    page.listen("Page.frameNavigated", (payload) => {
      if (isMain(payload.frame.id)) this.#navigated(payload);
    });
    page.listen("Page.navigatedWithinDocument", ({ frameId, url }) => {
      if (isMain(frameId)) this.url = toApp(url, registered);
    });
    page.listen("Page.domContentEventFired", () => {
      if (!page.greetedSince()) complain("a document was loaded without its preload");
      this.#emit("dom-ready", makeEvent({}));
    });
    page.listen("Page.loadEventFired", () => {
      this.#settle();
      this.#emit("did-finish-load", makeEvent({}));
    });
    page.listen("Inspector.targetCrashed", () => {
      this.crashed = true;
      this.#settle(new Error("ERR_FAILED (-2): the page crashed"));
      this.#emit("render-process-gone", makeEvent({}), { reason: "crashed", exitCode: 139 });
    });
    page.listen("Inspector.targetReloadedAfterCrash", () => {
      this.crashed = false;
    });
    page.listen("Runtime.consoleAPICalled", ({ type, args, stackTrace }) => {
      const text = args.map(({ value, description }) => String(value ?? description ?? "")).join(" ");
      const [frame] = stackTrace?.callFrames ?? [];
      this.#console(type, text, frame?.lineNumber ?? 0, frame?.url ?? "");
    });
    page.listen("Log.entryAdded", ({ entry }) => {
      this.#console(entry.level, entry.text, entry.lineNumber ?? 0, entry.url ?? "");
    });
    page.listen("Page.javascriptDialogOpening", ({ type }) => {
      if (type !== "beforeunload") return;
      // Electron asks nobody but the app: a page that does not want to go stays, unless the app prevents that.
      const event = makeEvent({});
      this.#emit("will-prevent-unload", event);
      page.tell("Page.handleJavaScriptDialog", { accept: event.defaultPrevented });
    });
  }
}
