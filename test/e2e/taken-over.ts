/** @file A page that has been taken over: what it tries is tried from within, and what is refused is written down. */
import type { ElectronApplication, Page } from "playwright";
import { windowOf } from "./app.ts";

/** An address outside the app. */
export const foreign = "https://example.org/";

/** What is seen of one document from now on. */
interface Watched {
  /** What main was asked by way of navigation, and whether it refused. */
  readonly wishes: () => Promise<readonly { readonly url: string; readonly refused: boolean }[]>;
  /** The directives of the page's policy that were violated, in order. */
  readonly violations: () => Promise<unknown>;
  /** Where the page is, as main has it; "replaced" where it is another document than before. */
  readonly place: () => Promise<string>;
}

/** Loads the page anew and watches it. */
export async function takeOver(app: ElectronApplication, page: Page): Promise<Watched> {
  await page.reload();
  await page.evaluate(() => {
    const violations: string[] = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => violations.push(effectiveDirective));
    Reflect.set(globalThis, "violations", violations);
  });
  const window = await windowOf(app);
  const wishes = await window.evaluateHandle(({ webContents }) => {
    const seen: { url: string; refused: boolean }[] = [];
    webContents.on("will-frame-navigate", ({ url, defaultPrevented }) => seen.push({ url, refused: defaultPrevented }));
    return seen;
  });
  const violations = async (): Promise<unknown> =>
    page.evaluate((): unknown => Reflect.get(globalThis, "violations") ?? "replaced");
  return {
    wishes: async () => wishes.jsonValue(),
    violations,
    place: async () =>
      (await violations()) === "replaced"
        ? "replaced"
        : window.evaluate(({ webContents }): string => webContents.getURL()),
  };
}
