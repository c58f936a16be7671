/**
 * @file electron.clipboard: the same clipboard as the pages' own, which is Chromium's. The way to it leads through a
 * page.
 */
import { pages, type Page } from "./page.ts";
import { withClipboard } from "./permissions.ts";
import { complain } from "./record.ts";
import { surface } from "./surface.ts";

/** What it holds while there is no page to ask. */
let kept = "";
let turn: Promise<unknown> = Promise.resolve();

/** One at a time: each borrows the page's permissions. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}

function inPage(page: Page, expression: string): Promise<unknown> {
  return withClipboard(page, async () => {
    await page.send("Emulation.setFocusEmulationEnabled", { enabled: true }); // Chromium asks for a focused document
    return page.evaluate(expression, "isolated");
  });
}

const anyPage = (): Page | undefined => [...pages.values()].find((page) => page.hasGreeted);

function writeText(text: string): Promise<void> {
  return inTurn(async () => {
    kept = text;
    const page = anyPage();
    if (page !== undefined) await inPage(page, `navigator.clipboard.writeText(${JSON.stringify(text)})`);
  });
}

/** electron.clipboard */
export const clipboard: Pick<Electron.Clipboard, "writeText" | "readText" | "clear"> = surface("clipboard", {
  writeText,
  readText: (): Promise<string> =>
    inTurn(async () => {
      const page = anyPage();
      if (page !== undefined) kept = String(await inPage(page, "navigator.clipboard.readText()"));
      return kept;
    }),
  clear(): void {
    writeText("").catch((error: unknown) => complain(`the clipboard was not cleared: ${String(error)}`));
  },
});
