/**
 * @file electron.clipboard: the same clipboard as the pages' own, which is Chromium's. The way to it leads through a
 * page.
 */
import { pages, type Page } from "./page.ts";
import { withClipboard } from "./permissions.ts";
import { complain } from "./record.ts";
import { surface } from "./surface.ts";
import { contentsOf } from "./web-contents.ts";

/** What it holds while there is no page to ask. */
let kept = "";
let turn: Promise<unknown> = Promise.resolve();

/** One at a time: each borrows the page's permissions. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}

/** A page that can be asked. */
const anyPage = (): Page | undefined =>
  [...pages.values()].find((page) => page.hasGreeted && contentsOf(page)?.isCrashed() === false);

/** What a page that goes meanwhile will not answer any more is undefined. */
async function whileThere<T>(page: Page, work: Promise<T>): Promise<T | undefined> {
  const gone = Promise.withResolvers<undefined>();
  const stop = (): void => gone.resolve(undefined);
  page.once("gone", stop);
  try {
    return await Promise.race([work, gone.promise]);
  } finally {
    page.off("gone", stop);
  }
}

/** Evaluates in a page that may use the clipboard for that moment; undefined where there is no page. */
async function inPage(expression: string): Promise<unknown> {
  const page = anyPage();
  if (page === undefined) return undefined;
  const evaluated = withClipboard(page, async () => {
    const hadFocus = await page.evaluate("document.hasFocus()", "isolated");
    if (hadFocus === true) return page.evaluate(expression, "isolated");
    await page.send("Emulation.setFocusEmulationEnabled", { enabled: true }); // Chromium asks for a focused document
    const value = await page.evaluate(expression, "isolated");
    page.tell("Emulation.setFocusEmulationEnabled", { enabled: false });
    return value;
  });
  return whileThere(page, evaluated);
}

function writeText(text: string): Promise<void> {
  return inTurn(async () => {
    kept = text;
    await inPage(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  });
}

/** electron.ClipboardItem, as far as it is written: text, and marks that mean nothing here. */
export class ClipboardItem {
  readonly types: readonly string[];
  readonly #text: string;

  constructor(items: Readonly<Record<string, string | Blob>>) {
    this.types = Object.keys(items);
    const { "text/plain": text } = items;
    if (typeof text !== "string") throw new TypeError("stand-in: a ClipboardItem without a text is not modelled");
    this.#text = text;
  }

  static textOf(item: ClipboardItem): string {
    return item.#text;
  }
}

type Modelled = "writeText" | "readText" | "has" | "clear";

/** electron.clipboard */
export const clipboard: Pick<Electron.Clipboard, Modelled> & {
  readonly write: (items: readonly ClipboardItem[]) => Promise<void>;
} = surface("clipboard", {
  writeText,
  write: async (items: readonly ClipboardItem[]): Promise<void> =>
    writeText(items.map((item) => ClipboardItem.textOf(item)).join("")),
  has: async (mimetype: string): Promise<boolean> => mimetype === "text/plain" && (await clipboard.readText()) !== "",
  readText: (): Promise<string> =>
    inTurn(async () => {
      const read = await inPage("navigator.clipboard.readText()");
      if (typeof read === "string") kept = read;
      return kept;
    }),
  clear(): void {
    writeText("").catch((error: unknown) => complain(`the clipboard was not cleared: ${String(error)}`));
  },
});
