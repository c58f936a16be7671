/** @file From the start to the last exit of the app: ready, quitting, ended. electron.app is a face over it. */
import { closeChromium, startChromium } from "./chromium.ts";
import { openProxy } from "./devtools-proxy.ts";
import { complain } from "./record.ts";
import { startup } from "./startup.ts";
import { makeEvent } from "./surface.ts";
import { watchTargets } from "./targets.ts";
import { openWindows } from "./window-list.ts";

type Emit = (event: string, ...args: unknown[]) => boolean;

/** Playwright waits for this line. */
async function announcePort(address: string): Promise<void> {
  process.stderr.write(`DevTools listening on ${await openProxy(address)}\n`);
}

/** The life of this process's app. `emit` is electron.app's own. */
export class LifeCycle {
  readonly #emit: Emit;
  readonly #whenReady = Promise.withResolvers<void>();
  #ready = false;
  #quitting = false;
  #ending = false;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  get whenReady(): Promise<void> {
    return this.#whenReady.promise;
  }

  get isReady(): boolean {
    return this.#ready;
  }

  /** Whether `exit` has begun. */
  get isEnding(): boolean {
    return this.#ending;
  }

  /** Starts Chromium, then says that the app is ready. To be called once its entry has been evaluated. */
  async start(): Promise<void> {
    if (this.#ending) return;
    this.#emit("will-finish-launching");
    const ended = Promise.withResolvers<never>();
    ended.promise.catch((error: unknown) => this.#chromiumEnded(error));
    await startChromium(startup.switches, {
      onPort: (address) => void announcePort(address),
      onExit: (lines) => ended.reject(new Error(`Chromium ended unexpectedly:\n${lines}`)),
    });
    // When it ends at once, the unanswered commands are refused first: that is no other fault.
    await Promise.race([watchTargets().catch(async () => ended.promise), ended.promise]);
    this.#ready = true;
    // Before the promise: Playwright's loader keeps these arguments and emits them again when it lets the app go on.
    this.#emit("ready", makeEvent({}), {});
    this.#whenReady.resolve();
  }

  #chromiumEnded(error: unknown): void {
    if (this.#ending) return;
    complain(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }

  /** Asks every window to close; one that refuses ends the attempt. */
  quit(): void {
    if (this.#quitting || this.#ending) return;
    const event = makeEvent({});
    this.#emit("before-quit", event);
    if (event.defaultPrevented) return;
    this.#quitting = true;
    for (const window of openWindows) {
      window.close();
      if (window.hasRefused()) {
        this.#quitting = false;
        return;
      }
    }
    if (openWindows.size === 0) this.#finish();
  }

  #finish(): void {
    const event = makeEvent({});
    this.#emit("will-quit", event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }

  /** Ends without asking anybody. */
  exit(code: number): void {
    if (this.#ending) return;
    this.#ending = true;
    this.#emit("quit", makeEvent({}), code);
    void closeChromium().finally(() => process.exit(code));
  }

  /** A window is gone: go on quitting, or say that it was the last one. */
  windowGone(): void {
    if (openWindows.size > 0 || this.#ending) return;
    if (this.#quitting) this.#finish();
    else if (!this.#emit("window-all-closed")) this.quit();
  }

  /** A page stays although its window was asked to close. */
  closingRefused(): void {
    this.#quitting = false;
  }
}
