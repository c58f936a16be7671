/** @file The window: no white flash when it comes, and its place is remembered. */
import type { ElectronApplication } from "playwright";
import { PNG } from "pngjs";
import { canvas } from "../../shared/look.ts";
import { button, signIn } from "../people.ts";
import { expect, reopenWindow, test, windowOf } from "./app.ts";

/** Watches the next window come. */
const watchNext = async (app: ElectronApplication) =>
  app.evaluateHandle((electron) => {
    const happened: string[] = [];
    electron.app.once("browser-window-created", (_event, window) => {
      happened.push(window.isVisible() ? "born visible" : "born hidden");
      window.prependOnceListener("ready-to-show", () => happened.push("ready-to-show"));
      window.on("show", () => happened.push("show"));
    });
    return happened;
  });

for (const theme of ["light", "dark"] as const) {
  test(`no white flash, ${theme}: the window is shown once it is painted, and begins with the page's own colour`, async ({
    app,
    page: first,
  }) => {
    await expect(first.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    const seen = await watchNext(app);
    const page = await reopenWindow(app);
    await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
    await expect.poll(async () => seen.jsonValue()).toStrictEqual(["born hidden", "ready-to-show", "show"]);
    const window = await windowOf(app);
    expect((await window.evaluate((main) => main.getBackgroundColor())).toLowerCase()).toBe(canvas[theme]);
    const { data } = PNG.sync.read(await page.screenshot({ animations: "disabled" }));
    expect(`#${data.subarray(0, 3).toString("hex")}`).toBe(canvas[theme]);
  });
}

test("its size is remembered over a restart, and never below what its screens need", async ({ app, start }) => {
  const window = await windowOf(app);
  await window.evaluate((main) => main.setSize(100, 100));
  expect(await window.evaluate((main) => main.getSize())).toStrictEqual([360, 480]);
  await window.evaluate((main) => main.setSize(700, 650));
  await app.close();
  const again = await start();
  const reopened = await windowOf(again.app);
  expect(await reopened.evaluate((main) => main.getSize())).toStrictEqual([700, 650]);
});

test("how large its page is shown is remembered over a restart", async ({ app, start }) => {
  const first = await windowOf(app);
  await first.evaluate(({ webContents }) => webContents.setZoomFactor(1.5));
  await app.close();
  const again = await start();
  const reopened = await windowOf(again.app);
  expect(await reopened.evaluate(({ webContents }) => webContents.getZoomFactor())).toBeCloseTo(1.5);
  const [width = 0] = await reopened.evaluate((main) => main.getContentSize());
  expect(await again.page.evaluate(() => window.innerWidth)).toBe(Math.round(width / 1.5));
});

test("a right click in a field offers to paste, and beside it nothing", async ({ app, page }) => {
  await expect(page.getByLabel("Email")).toBeFocused();
  const offered = async (isEditable: boolean): Promise<string[]> =>
    app.evaluate(({ Menu, webContents }, isField) => {
      const shown: string[] = [];
      Menu.prototype.popup = function popup() {
        shown.push(...this.items.map(({ label }) => label));
      };
      const editFlags = { canCut: false, canCopy: false, canPaste: true, canSelectAll: true };
      const pointed = { isEditable: isField, selectionText: "", editFlags };
      webContents.getAllWebContents()[0]?.emit("context-menu", {}, pointed);
      return shown;
    }, isEditable);
  expect(await offered(true)).toEqual(expect.arrayContaining(["Cut", "Copy", "Paste", "Select all"]));
  expect(await offered(false)).toEqual([]);
});

test("the menu speaks the language that is chosen, and knows what can be done now", async ({ page, app }) => {
  const labels = async (): Promise<string[] | undefined> =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label));
  const enabled = async (id: string): Promise<boolean | undefined> =>
    app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.enabled, id);
  const choose = async (id: string): Promise<void> =>
    app.evaluate(({ Menu }, name) => {
      Menu.getApplicationMenu()?.getMenuItemById(name)?.click();
    }, id);
  const first = process.platform === "darwin" ? "Twofold" : "File";
  expect(await labels()).toStrictEqual([first, "Account", "Edit", "View", "Window", "Help"]);
  expect([await enabled("register"), await enabled("logout")]).toStrictEqual([true, false]);
  await expect(page.getByLabel("Email")).toBeFocused();
  await choose("preferences");
  await page.getByLabel("Language").selectOption("Deutsch");
  await expect(page.getByRole("heading", { name: "Einstellungen" })).toBeVisible();
  expect((await labels())?.slice(1)).toStrictEqual(["Konto", "Bearbeiten", "Ansicht", "Fenster", "Hilfe"]);
});

test.describe("somebody who has registered", () => {
  test.use({ before: "registered" });

  test("the menu signs out", async ({ page, app }) => {
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    await app.evaluate(({ Menu }) => {
      Menu.getApplicationMenu()?.getMenuItemById("logout")?.click();
    });
    await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  });
});

test("what is chosen holds when the page is loaded anew, and after a restart, in the first paint already", async ({
  page,
  app,
  start,
}) => {
  await button(page, "Preferences").click();
  await page.getByRole("radio", { name: "Dark" }).click();
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.getByLabel("Language").selectOption("العربية");
  await expect(page.getByRole("heading", { name: "التفضيلات" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: "مرحبًا بعودتك" })).toBeVisible();
  await app.close();
  const again = await start();
  await expect(again.page.getByRole("heading", { name: "مرحبًا بعودتك" })).toBeVisible();
  expect(
    await again.page.evaluate(() => [document.documentElement.dir, matchMedia("(prefers-color-scheme: dark)").matches]),
  ).toStrictEqual(["rtl", true]);
  expect(await again.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe("dark");
});
