/** @file The size, zoom, focus and colour scheme that a page sees. */
import { chromium, isHeadless } from "./chromium.ts";
import { pages, type Page } from "./page.ts";

/** Width and height of a window's content in CSS pixels at zoom 1. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What one page is shown on. */
export class Viewport {
  readonly #page: Page;
  #size: Size;
  #zoom: number;
  #focused = false;

  constructor(page: Page, size: Size, zoom: number) {
    this.#page = page;
    this.#size = size;
    this.#zoom = zoom;
    page.on("attached", () => {
      this.focus(this.#focused);
      if (isHeadless()) this.#apply();
      else void this.#resizeWindow(); // it opened with its frame as large as its content should be
    });
    // Playwright's first commands undo the colour scheme; they come before the first document, so set it again then.
    page.on("message", ({ kind }) => {
      if (kind === "hello") applyColours(page);
    });
  }

  get zoom(): number {
    return this.#zoom;
  }

  set zoom(factor: number) {
    this.#zoom = factor;
    this.#apply();
  }

  resize(size: Size): void {
    this.#size = size;
    this.#apply();
    if (!isHeadless()) void this.#resizeWindow();
  }

  async #resizeWindow(): Promise<void> {
    const { targetId } = this.#page;
    if (targetId === undefined) return;
    const { windowId } = await chromium().send("Browser.getWindowForTarget", {
      targetId,
    });
    chromium().tell("Browser.setContentsSize", { windowId, ...this.#size });
  }

  /**
   * A real window lays itself out, and follows a person who draws it larger; but Chromium's own are never narrower than
   * 500 pixels. A page without one, or zoomed, or narrower, is told its size.
   */
  #apply(): void {
    if (!isHeadless() && this.#zoom === 1 && this.#size.width >= 500) {
      this.#page.tell("Emulation.clearDeviceMetricsOverride");
      return;
    }
    this.#page.tell("Emulation.setDeviceMetricsOverride", {
      width: Math.round(this.#size.width / this.#zoom),
      height: Math.round(this.#size.height / this.#zoom),
      deviceScaleFactor: this.#zoom,
      mobile: false,
    });
  }

  /** Whether the document has the focus. */
  focus(enabled: boolean): void {
    this.#focused = enabled;
    this.#page.tell("Emulation.setFocusEmulationEnabled", { enabled });
  }
}

let scheme = "";

function applyColours(page: Page): void {
  if (scheme !== "")
    page.tell("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: scheme }],
    });
}

/** Sets what `prefers-color-scheme` gives in every page; "" is the system's. */
export function emulateColourScheme(value: "light" | "dark" | ""): void {
  scheme = value;
  for (const page of pages.values())
    page.tell("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value }],
    });
}
