/** @file The window: no white flash when it comes, and its place is remembered. */
import type { ElectronApplication } from "playwright";
import { PNG } from "pngjs";
import { canvas } from "../../shared/look.ts";
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

test("the menu has the roles that people expect", async ({ kept }) => {
  const roles = await kept.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ role }) => role));
  expect(roles?.map((role) => role?.toLowerCase())).toStrictEqual([
    process.platform === "darwin" ? "appmenu" : "filemenu",
    "editmenu",
    undefined,
    "windowmenu",
  ]);
});
