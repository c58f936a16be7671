/** @file What is sent to the main process, and how often: a channel's handler is replaced by one that counts and waits. */
import type { ElectronApplication, Page } from "playwright";
import { channels, type Method } from "../../shared/channels.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, button, fieldsOf, register as signUp, signIn } from "../people.ts";
import { expect, test } from "./app.ts";
import { ask } from "./bridge.ts";

/** A channel that answers only when it is let. */
interface Held {
  /** What the page has sent so far. */
  readonly sent: () => Promise<unknown>;
  /** Lets everything that was sent be refused, as a wrong code is. */
  readonly release: () => Promise<void>;
}

async function hold(app: ElectronApplication, page: Page, method: Method): Promise<Held> {
  const held = await app.evaluateHandle(({ ipcMain }, channel) => {
    const requests: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<unknown>();
    ipcMain.removeHandler(channel);
    ipcMain.handle(channel, async (_event, request) => {
      requests.push(request);
      return promise;
    });
    return { requests, resolve };
  }, channels[method]);
  return {
    sent: async () => {
      await ask(page, "session", {}); // messages keep their order: what was sent before this has come
      return held.evaluate(({ requests }) => requests);
    },
    release: async () => held.evaluate(({ resolve }, refusal) => resolve(refusal), refuse("invalid_token")),
  };
}

test("a double click on Sign Up registers once: the screen is Login's, and nobody is told of an account that exists", async ({
  app,
  page,
}) => {
  const signUpTwice = async (): Promise<void> => {
    await page.getByRole("link", { name: "Sign Up Here" }).click();
    const fields = fieldsOf(page);
    await fields.name.fill(ada.name);
    await fields.email.fill(ada.email);
    await fields.password.fill(ada.password);
    await fields.confirm.fill(ada.password);
    await button(page, "Sign Up").dblclick();
  };
  await signUpTwice();
  await expect(page.getByRole("status")).toContainText("Registered successfully, please login");
  await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);

  const register = await hold(app, page, "register");
  await signUpTwice();
  expect(await register.sent()).toStrictEqual([ada]);
});

test("a double click and a second Enter send once, and the button rests while its request runs", async ({
  app,
  page,
}) => {
  const { email, password } = fieldsOf(page);
  const request = { email: ada.email, password: ada.password };
  const login = await hold(app, page, "login");
  await email.fill(request.email);
  await password.fill(request.password);
  await button(page, "Login").dblclick();
  await expect(button(page, "Login")).toBeDisabled();
  expect(await login.sent()).toStrictEqual([request]);
  await password.press("Enter");
  await password.press("Enter");
  expect(await login.sent()).toStrictEqual([request]);

  await login.release();
  await expect(button(page, "Login")).toBeEnabled();
  const again = await hold(app, page, "login");
  await password.press("Enter");
  await password.press("Enter");
  expect(await again.sent()).toStrictEqual([request]);
});

test.describe("codes", () => {
  test.use({ before: "enrolled" });

  test("R8: six ASCII digits are sent once, without their spaces; anything else is not sent at all", async ({
    app,
    page,
  }) => {
    await signIn(page);
    const { code } = fieldsOf(page);
    await expect(code).toBeFocused();
    const first = await hold(app, page, "otpValidate");
    for (const text of ["12345", "１２３４５６", "12345a", "١٢٣٤٥٦", "12 34 5", ""]) {
      await code.fill(text);
      await page.keyboard.press("Enter");
      await button(page, "Authenticate").dblclick();
      await expect(code).toHaveAccessibleDescription(/^Enter the code: 6 digits from 0 to 9/u);
    }
    expect(await first.sent()).toStrictEqual([]);

    await code.fill("");
    await code.pressSequentially("123 456");
    expect(await first.sent()).toStrictEqual([{ token: "123456" }]);
    await page.keyboard.press("Enter");
    await button(page, "Authenticate").dblclick({ force: true });
    expect(await first.sent()).toStrictEqual([{ token: "123456" }]);
    await first.release();
    await expect(code).toHaveAccessibleDescription(/^This code is not right The 6 digits/u);

    const second = await hold(app, page, "otpValidate");
    await app.evaluate(({ clipboard }) => clipboard.writeText("654 321"));
    await code.press("ControlOrMeta+V");
    expect(await second.sent()).toStrictEqual([{ token: "654321" }]);
  });
});

test("a double click on Setup 2FA and on Logout asks once", async ({ app, page }) => {
  await signUp(page);
  await signIn(page);
  const setup = button(page, "Setup 2FA");
  await expect(setup).toBeVisible();
  const generate = await hold(app, page, "otpGenerate");
  await setup.dblclick();
  expect(await generate.sent()).toStrictEqual([{}]);
  await generate.release();
  await expect(setup).toBeEnabled();
  const logout = await hold(app, page, "logout");
  await button(page, "Logout").dblclick();
  expect(await logout.sent()).toStrictEqual([{}]);
});
