/** @file One page target of Chromium: made, set up, driven. Electron's WebContents is a face over it. */
import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { chromium } from "./chromium.ts";
import type { Command, EventName, Params, Payload, Reply } from "./devtools-pipe.ts";
import { pageScripts } from "./page-scripts.ts";
import { type FromPage, isFromPage, type ToPage } from "./page-messages.ts";
import { inName, isolatedWorldName, outName } from "./page-worlds.ts";
import { verbose } from "./record.ts";
import { toApp, toChromium } from "./scheme.ts";
import { registered } from "./schemes.ts";

interface PageEvents {
  /** The target is attached and its document not yet loaded: the time to listen and to send first commands. */
  attached: [];
  /** The preload's world of a document speaks. */
  message: [message: FromPage, contextId: number];
  windowOpen: [url: string];
  /** A frame goes to an address of a scheme that Chromium does not fetch, so it asks nobody here. */
  leaving: [url: string, isMainFrame: boolean];
  /** The preload's file cannot be read. */
  preloadLost: [error: unknown];
  gone: [];
}

/** Every living page, by its target id, which is also the id of its main frame. */
export const pages = new Map<string, Page>();

const sessions = new Map<string, PromiseWithResolvers<string>>();
/** The session id of a target that we made; settled when Chromium attaches us to it. */
export function sessionOf(targetId: string): PromiseWithResolvers<string> {
  const known = sessions.get(targetId) ?? Promise.withResolvers<string>();
  sessions.set(targetId, known);
  return known;
}

let creating: Promise<unknown> = Promise.resolve();
/** A page's first request can come before the reply that names the page: wait for this, then look again. */
export function pagesInTheMaking(): Promise<unknown> {
  return creating;
}

/** A page. Nothing of it exists in Chromium before the first `load`. */
export class Page extends EventEmitter<PageEvents> {
  /** The frames inside the page, without the main one. */
  readonly frames = new Set<string>();
  /** The address (as Chromium has it) that we asked for, so that its request is no navigation of the page's own. */
  expected: string | undefined;
  targetId: string | undefined;
  #sessionId: string | undefined;
  #made: Promise<void> | undefined;
  #context: number | undefined;
  #newDocument = false;
  readonly #greeted = Promise.withResolvers<undefined>();
  readonly #preload: string | undefined;
  readonly #bounds: Electron.Rectangle;

  /** The bounds are where a visible window opens; what the page sees is its viewport's affair. */
  constructor(preload: string | undefined, bounds: Electron.Rectangle) {
    super();
    this.#bounds = bounds;
    this.#preload = preload;
    this.#greeted.promise.catch(() => undefined); // a page may go before anybody waits for it
  }

  /** Settled once the page's worlds are in place; undefined before the first load. */
  get made(): Promise<void> | undefined {
    return this.#made;
  }

  /** Whether a document with the preload's world has come since the last call. */
  greetedSince(): boolean {
    const greeted = this.#newDocument;
    this.#newDocument = false;
    return greeted;
  }

  /** Whether a document with the preload's world has ever been there. */
  get hasGreeted(): boolean {
    return this.#context !== undefined;
  }

  /** Sends a command to the page. */
  send<C extends Command>(command: C, params?: Params<C>): Promise<Reply<C>> {
    if (this.#sessionId === undefined) return Promise.reject(new Error(`${command}: the page was never loaded`));
    return chromium().send(command, params, this.#sessionId);
  }

  /** Sends a command whose reply does not matter; nothing where the page is not there. */
  tell<C extends Command>(command: C, params?: Params<C>): void {
    if (this.#sessionId !== undefined) chromium().tell(command, params, this.#sessionId);
  }

  /** Listens to the page's protocol events, from "attached" on. */
  listen<E extends EventName>(event: E, listener: (payload: Payload<E>) => void): void {
    if (this.#sessionId !== undefined) chromium().on(event, listener, this.#sessionId);
  }

  /** Starts loading an address of the app's. Gives Chromium's reason where it refuses at once. */
  async load(url: string): Promise<string | undefined> {
    const address = toChromium(url, registered);
    this.expected = address;
    if (this.#made === undefined) {
      // Straight to the address, without about:blank: Playwright's firstWindow() would hand that out.
      await this.#make(address);
      return undefined;
    }
    await this.#made;
    const { errorText } = await this.send("Page.navigate", { url: address });
    return errorText;
  }

  #make(url: string): Promise<void> {
    const made = creating.then(async () => {
      const { width, height } = this.#bounds;
      const { targetId } = await chromium().send("Target.createTarget", { url, newWindow: true, width, height });
      this.targetId = targetId;
      pages.set(targetId, this);
      this.#sessionId = await sessionOf(targetId).promise;
      this.#listen();
      // In this order and without awaiting: a headless shell answers only after the page's first request is answered.
      this.tell("Page.enable");
      this.tell("Inspector.enable");
      this.tell("Runtime.enable");
      this.tell("Log.enable");
      this.tell("Page.setLifecycleEventsEnabled", { enabled: true });
      this.tell("Runtime.addBinding", { name: outName, executionContextName: isolatedWorldName });
      const lost = (error: unknown): boolean => this.emit("preloadLost", error);
      for (const script of pageScripts(randomBytes(12).toString("hex"), this.#preload, lost))
        this.tell("Page.addScriptToEvaluateOnNewDocument", script);
      this.emit("attached");
      this.tell("Runtime.runIfWaitingForDebugger");
    });
    this.#made = made;
    creating = made.catch((error: unknown) => verbose(String(error))); // one at a time: see pagesInTheMaking
    return made;
  }

  #listen(): void {
    this.listen("Page.windowOpen", ({ url }) => this.emit("windowOpen", toApp(url, registered)));
    this.listen("Page.frameRequestedNavigation", ({ frameId, url }) => {
      if (!/^(?:https?|about|blob|data|javascript):/iu.test(url)) this.emit("leaving", url, frameId === this.targetId);
    });
    this.listen("Page.frameAttached", ({ frameId }) => this.frames.add(frameId));
    this.listen("Page.frameDetached", ({ frameId }) => this.frames.delete(frameId));
    this.listen("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      const message: unknown = name === outName ? JSON.parse(payload) : undefined;
      if (!isFromPage(message)) return;
      if (message.kind === "hello") {
        this.#context = executionContextId;
        this.#newDocument = true;
        this.#greeted.resolve(undefined);
      }
      this.emit("message", { ...message, url: toApp(message.url, registered) }, executionContextId);
    });
  }

  /** Speaks to one document's preload world; a document that is gone hears nothing. */
  answer(message: ToPage, contextId: number): void {
    this.tell("Runtime.evaluate", { expression: `${inName}(${JSON.stringify(message)})`, contextId });
  }

  /** Speaks to the current document's preload world, as soon as there is one. */
  say(message: ToPage): void {
    this.#greeted.promise.then(
      () => {
        if (this.#context !== undefined) this.answer(message, this.#context);
      },
      (error: unknown) => verbose(String(error)),
    );
  }

  /** Evaluates an expression, by default in the page's own world, and gives its (cloned) value. */
  async evaluate(expression: string, world: "main" | "isolated"): Promise<unknown> {
    await this.#made;
    const where = world === "isolated" && this.#context !== undefined ? { contextId: this.#context } : {};
    const given = { expression, awaitPromise: true, returnByValue: true, userGesture: true, ...where };
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", given);
    if (exceptionDetails === undefined) return result.value;
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  }

  /** Closes the page without asking its document. */
  closeTarget(): void {
    if (this.targetId !== undefined) chromium().tell("Target.closeTarget", { targetId: this.targetId });
  }

  /** The target is gone, or never was. */
  end(): void {
    if (this.targetId !== undefined) pages.delete(this.targetId);
    this.#greeted.reject(new Error("the page is gone"));
    this.emit("gone");
  }
}

/** The page that a frame belongs to. */
export function pageOfFrame(frameId: string): Page | undefined {
  return pages.get(frameId) ?? [...pages.values()].find(({ frames }) => frames.has(frameId));
}
