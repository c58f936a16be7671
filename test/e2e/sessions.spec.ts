/** @file How long, and how far, somebody is signed in. */
import { codeFor, secretIn } from "../authenticator.ts";
import { moveClock, timeOf } from "../launch.ts";
import { activate, ada, button, fieldsOf, nextCode, openSetup, scanScreen, signIn } from "../people.ts";
import { expect, reopenWindow, test } from "./app.ts";
import { ask } from "./bridge.ts";

const minute = 60_000;

test.describe("with a second factor", () => {
  test.use({ before: "enrolled" });

  test("R21: a sign-in that waits for its code reaches nothing else: not by history, by reload or by the bridge", async ({
    page,
  }) => {
    await signIn(page);
    const validate = page.getByRole("heading", { name: "Two-Factor Authentication" });
    await expect(validate).toBeVisible();
    for (const way of ["back", "forward"] as const) {
      await page.evaluate((name) => globalThis.history[name](), way);
      expect(await ask(page, "otpGenerate", {})).toMatchObject({ status: 403, code: "second_factor_required" });
      await expect(validate).toBeVisible();
    }
    for (const [method, request] of [
      ["otpVerify", { token: "123456" }],
      ["otpDisable", { password: ada.password, token: "123456" }],
      ["otpCancel", {}],
      ["confirmPassword", { password: ada.password }],
    ] as const) {
      expect(await ask(page, method, request)).toMatchObject({ status: 403, code: "second_factor_required" });
    }
    await page.reload();
    await expect(validate).toBeVisible();
    await expect(fieldsOf(page).code).toBeFocused();

    await page.getByRole("link", { name: "Back to basic login" }).click();
    await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
    expect(await ask(page, "otpValidate", { token: "123456" })).toMatchObject({ status: 401, code: "not_signed_in" });
    await page.reload();
    await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  });

  test("R21, checklist 20: it ends after 10 minutes, and the page hears why, as a bare value", async ({
    app,
    page,
    secret,
  }) => {
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Two-Factor Authentication" })).toBeVisible();
    const heard = page.evaluate(
      async () =>
        new Promise((resolve) => {
          window.twofold?.onSessionEnded((...args: unknown[]) => resolve(args));
        }),
    );
    await moveClock(app, 9 * minute);
    expect(await ask(page, "session", {})).toMatchObject({ value: { state: "pending" } });
    await moveClock(app, minute);
    expect(await heard).toStrictEqual(["expired"]);
    await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
    await expect(page.getByRole("status")).toHaveText("You have been signed out: entering the code took too long.");
    expect(await ask(page, "otpValidate", { token: await nextCode(app, secret) })).toMatchObject({
      status: 401,
      code: "not_signed_in",
    });
  });

  test("R7: a code signs in once", async ({ app, page, secret }) => {
    const { code } = fieldsOf(page);
    const first = await nextCode(app, secret);
    await signIn(page);
    await code.fill(first);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    await button(page, "Logout").click();
    await signIn(page);
    await code.fill(first);
    await expect(code).toHaveAccessibleDescription(/This code counts as used: wait for the next one/u);
    await code.fill(await nextCode(app, secret));
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  });
});

test("R32: a clock that stands before 1970 is no hindrance", async ({ app, page }) => {
  await moveClock(app, -(await timeOf(app)) - minute);
  expect(await ask(page, "register", ada)).toMatchObject({ ok: true });
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
});

test.describe("with a password alone", () => {
  test.use({ before: "registered" });

  test("R21: closing the window signs out, and so does a restart", async ({ app, page, start }) => {
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    const second = await reopenWindow(app);
    await expect(second.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
    await signIn(second);
    await expect(second.getByRole("heading", { name: "Profile" })).toBeVisible();

    await app.close();
    const { page: third } = await start();
    await expect(third.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  });

  test("R24: to set up, the password is asked for again when it is more than 5 minutes old", async ({ app, page }) => {
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
    await moveClock(app, 5 * minute + 1000);
    await button(page, "Setup 2FA").click();
    const dialog = page.getByRole("dialog", { name: "Two-Factor Authentication (2FA)" });
    const { password } = fieldsOf(dialog);
    await expect(password).toBeFocused();
    expect(await ask(page, "otpGenerate", {})).toMatchObject({ status: 403, code: "sign_in_again" });
    await password.fill("not her password");
    await page.keyboard.press("Enter");
    await expect(password).toHaveAccessibleDescription("Incorrect password");
    await expect(password).toBeFocused();
    await password.fill(ada.password);
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("heading", { name: "Scan QR Code" })).toBeVisible();
    await expect(fieldsOf(dialog).code).toBeFocused();
  });

  test("R24: so it is to switch on, and the key that was scanned is still the one", async ({ app, page }) => {
    await signIn(page);
    const secret = secretIn(await openSetup(page));
    await moveClock(app, 5 * minute + 1000);
    const dialog = page.getByRole("dialog", { name: "Two-Factor Authentication (2FA)" });
    const { code, password } = fieldsOf(dialog);
    await code.fill(codeFor(secret, await timeOf(app)));
    await expect(password).toBeFocused();
    await password.fill(ada.password);
    await page.keyboard.press("Enter");
    await expect(code).toBeFocused();
    await activate(page, codeFor(secret, await timeOf(app)));
  });

  test("R7 R26: a set-up survives a restart with the same QR, and the code that activates it is spent, over a restart too", async ({
    app,
    page,
    start,
  }) => {
    await signIn(page);
    const uri = await openSetup(page);
    await app.close();
    const second = await start();
    await signIn(second.page);
    expect(await openSetup(second.page)).toBe(uri);
    const then = await timeOf(second.app);
    const code = codeFor(secretIn(uri), then);
    await activate(second.page, code);
    await second.app.close();

    const third = await start();
    await moveClock(third.app, then - (await timeOf(third.app)));
    await signIn(third.page);
    await fieldsOf(third.page).code.fill(code);
    await expect(fieldsOf(third.page).code).toHaveAccessibleDescription(
      /This code counts as used: wait for the next one/u,
    );
  });

  test("R26: a set-up runs out after 10 minutes, and the next one has another secret", async ({ app, page }) => {
    await signIn(page);
    const uri = await openSetup(page);
    await moveClock(app, 10 * minute);
    await fieldsOf(page).code.fill(codeFor(secretIn(uri), await timeOf(app)));
    const { password } = fieldsOf(page.getByRole("dialog"));
    await expect(password).toBeFocused(); // R24: a new secret takes a fresh password
    await password.fill(ada.password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("alert")).toContainText("This set-up has run out. Here is a new code to scan");
    expect(await scanScreen(page)).not.toBe(uri);
  });
});
