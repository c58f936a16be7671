/** @file Sessions that end when nobody is there, and a page that dies. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication } from "playwright";
import { moveClock } from "../launch.ts";
import { ada, button, fieldsOf, signIn } from "../people.ts";
import { expect, test } from "./app.ts";
import { ask } from "./bridge.ts";

test.use({ before: "registered" });

test("R23: a session ends when the screen is locked, the machine sleeps or nobody is there", async ({ app, page }) => {
  const welcome = page.getByRole("heading", { name: "Welcome Back" });
  const signedIn = page.getByText(ada.email);
  await signIn(page);
  await expect(signedIn).toBeVisible();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("lock-screen"));
  await expect(welcome).toBeVisible();
  await expect(page.getByText("the screen was locked")).toBeVisible();

  await signIn(page);
  await expect(signedIn).toBeVisible();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit("suspend"));
  await expect(page.getByText("the computer went to sleep")).toBeVisible();

  await signIn(page);
  await expect(signedIn).toBeVisible();
  await moveClock(app, 15 * 60_000);
  await expect(page.getByText("nothing was done for a while")).toBeVisible();
  await expect(welcome).toBeVisible();
});

test("R23: Linux tells of no lock, and is asked", async ({ app, page }) => {
  test.skip(process.platform !== "linux", "the others tell");
  const signedIn = page.getByText(ada.email);
  await signIn(page);
  await expect(signedIn).toBeVisible();
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleState = () => "locked";
  });
  await expect(page.getByText("the screen was locked")).toBeVisible();
  await signIn(page); // where it never says that the lock is gone, one can go on all the same
  await expect(signedIn).toBeVisible();
});

/** What a script comes to in the page that is there now, as text; nothing where there is none. */
const inPage = async (app: ElectronApplication, script: string): Promise<string> =>
  app.evaluate(async ({ webContents }, code) => {
    const value: unknown = await webContents
      .getAllWebContents()[0]
      ?.executeJavaScript(code)
      .catch(() => "");
    return String(value);
  }, script);

test("a page that dies begins again, at its start, and whoever was signed in still is", async ({ app, page }) => {
  await signIn(page);
  await expect(page.getByText(ada.email)).toBeVisible();
  // whatever a page that was taken over has made of its address
  await page.evaluate(() => globalThis.history.pushState({}, "", "/nowhere.html"));
  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  await expect.poll(async () => inPage(app, "document.body.innerText")).toContain(ada.email);
});

/** A script that guesses at an e-mail which has no account. */
const guess = (nth: number): string => `window.twofold.login({ email: "nobody${nth}@example.org", password: "wrong" })`;

test("R22: a sign-in whose page dies before it is answered comes to nothing", async ({ app, page }) => {
  await fieldsOf(page).email.fill(ada.email);
  await fieldsOf(page).password.fill(ada.password);
  await button(page, "Login").click();
  await app.evaluate(({ webContents }) => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer());
  await expect.poll(async () => inPage(app, "document.body.innerText")).toContain("Welcome Back");
  // these come after it in the queue of hashes, and are more than are made at a time
  await inPage(app, `Promise.all([${[1, 2, 3].map(guess).join()}])`);
  expect(await inPage(app, "window.twofold.session({}).then(({ value }) => value.state)")).toBe("signed-out");
});

test("a page that dies again at once ends the app, and what was copied is off the clipboard by then", async ({
  app,
  page,
  profile,
}) => {
  const noted = join(profile, "noted.txt");
  await signIn(page);
  await expect(page.getByText(ada.email)).toBeVisible();
  expect(await ask(page, "copySecret", { text: "JBSWY3DP" })).toMatchObject({ ok: true });
  await app.evaluate(({ clipboard, dialog, webContents }, file) => {
    const { appendFileSync } = process.getBuiltinModule("node:fs");
    const clear = clipboard.clear.bind(clipboard);
    const writeText = clipboard.writeText.bind(clipboard);
    clipboard.clear = () => {
      appendFileSync(file, "cleared,");
      clear();
    };
    clipboard.writeText = async (text) => {
      if (text === " ") appendFileSync(file, "cleared,"); // on Linux
      await writeText(text);
    };
    dialog.showErrorBox = () => appendFileSync(file, "told");
    const crash = (): void => webContents.getAllWebContents()[0]?.forcefullyCrashRenderer();
    webContents.getAllWebContents()[0]?.once("did-finish-load", crash);
    crash();
  }, noted);
  await app.waitForEvent("close");
  expect(await readFile(noted, "utf8")).toBe("cleared,told");
});
