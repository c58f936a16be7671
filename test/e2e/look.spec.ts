/** @file Every screen and dialog, in both themes and three sizes: nothing is cut off, axe finds nothing, the QR scans. */
import { AxeBuilder } from "@axe-core/playwright";
import type { ElectronApplication, Page } from "playwright";
import { secretIn } from "../authenticator.ts";
import { moveClock } from "../launch.ts";
import { button, fieldsOf, nextCode, scanScreen, signIn } from "../people.ts";
import { expect, test, windowOf } from "./app.ts";

const sizes = [
  [360, 480],
  [480, 760],
  [1280, 800],
] as const;
const themes = ["light", "dark"] as const;

/** What can be scrolled sideways, and what stands out of the window sideways. */
const findCutOff = async (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = Array.from(document.querySelectorAll("html, body, body *"));
    const scrolling = all.filter(
      (element) =>
        element.scrollWidth > element.clientWidth &&
        (element === document.documentElement || /auto|scroll/u.test(getComputedStyle(element).overflowX)),
    );
    const outside = Array.from(document.querySelectorAll("button, a, label, svg, h1, h2, h3, p, li, dd")).filter(
      (element) => {
        const { left, right } = element.getBoundingClientRect();
        return left < -0.5 || right > innerWidth + 0.5;
      },
    );
    return [...scrolling, ...outside].map(({ outerHTML }) => outerHTML.slice(0, 160));
  });

/** Looks at the screen as it is now, in both themes and in all sizes, or only the first few of them. */
async function look(
  app: ElectronApplication,
  page: Page,
  name: string,
  sizeCount: number = sizes.length,
): Promise<void> {
  const window = await windowOf(app);
  // no window is larger than its screen
  const screen = await app.evaluate(({ screen: all }) => all.getPrimaryDisplay().workAreaSize);
  const fitting = sizes.filter(([width, height]) => width <= screen.width && height <= screen.height);
  for (const [width, height] of fitting.slice(0, sizeCount)) {
    await window.evaluate((main, [w, h]) => main.setContentSize(w, h), [width, height] as const);
    await expect.poll(async () => page.evaluate(() => [innerWidth, innerHeight])).toStrictEqual([width, height]);
    for (const theme of themes) {
      const what = `${name} ${theme} ${String(width)}x${String(height)}`;
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", theme);
      expect.soft(await findCutOff(page), what).toStrictEqual([]);
      // legacy mode: the other one opens a page of its own, which no app in Electron has
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
      expect.soft(faults, what).toStrictEqual([]);
      if (name === "setup") expect.soft(secretIn(await scanScreen(page)), what).toMatch(/^[A-Z2-7]{32}$/u);
    }
  }
}

test.describe("without a second factor", () => {
  test.use({ before: "registered" });

  test("Login, Register, Profile and Setup look right in every size and theme, and their QR scans", async ({
    app,
    page,
  }) => {
    test.slow();
    await look(app, page, "login");
    await signIn(page, { email: "nobody@example.org", password: "wrong" });
    await expect(page.getByRole("alert")).toBeVisible();
    await look(app, page, "login, refused", 1);
    await page.getByRole("link", { name: "Sign Up Here" }).click();
    await expect(page.getByRole("heading", { name: "Create account" })).toBeVisible();
    await look(app, page, "register");
    await button(page, "Sign Up").click();
    await expect(page.getByRole("alert").or(page.getByText("Please enter your name"))).toBeVisible();
    await look(app, page, "register, refused", 1);
    await page.getByRole("link", { name: "Login Here" }).click();
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    await look(app, page, "profile");
    await button(page, "Setup 2FA").click();
    await expect(page.getByRole("img", { name: /QR code/u })).toBeVisible();
    await look(app, page, "setup");
    await fieldsOf(page).code.fill("000");
    await page.keyboard.press("Enter");
    await expect(fieldsOf(page).code).toHaveAttribute("aria-invalid", "true");
    await look(app, page, "setup, refused", 1);
    await page.keyboard.press("Escape");
    await moveClock(app, 5 * 60_000 + 1000);
    await button(page, "Setup 2FA").click();
    await expect(fieldsOf(page).password).toBeVisible();
    await look(app, page, "setup, password");
  });
});

test.describe("with a second factor", () => {
  test.use({ before: "enrolled" });

  test("Validate, Profile and Disable look right in every size and theme", async ({ app, page, secret }) => {
    test.slow();
    await signIn(page);
    const { code } = fieldsOf(page);
    await expect(code).toBeVisible();
    await look(app, page, "validate");
    await code.fill("000000");
    await expect(code).toHaveAttribute("aria-invalid", "true");
    await look(app, page, "validate, refused", 1);
    await code.fill(await nextCode(app, secret));
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    await look(app, page, "profile, 2FA on");
    await button(page, "Disable 2FA").click();
    await expect(fieldsOf(page).password).toBeVisible();
    await look(app, page, "disable");
    await page.keyboard.press("Enter");
    await expect(fieldsOf(page).password).toHaveAttribute("aria-invalid", "true");
    await look(app, page, "disable, refused", 1);
  });
});

test("the first screen stays where it was painted, and React finds what was built", async ({ page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(error.message));
  await page.reload();
  await expect(page.getByLabel("Email")).toBeFocused();
  const shifts = await page.evaluate(
    async () =>
      new Promise<unknown[]>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().map(({ startTime }) => startTime))).observe({
          type: "layout-shift",
          buffered: true,
        });
        // a frame after what is buffered would have come
        requestAnimationFrame(() => requestAnimationFrame(() => resolve([])));
      }),
  );
  expect(shifts).toStrictEqual([]);
  expect(said).toStrictEqual([]);
});
