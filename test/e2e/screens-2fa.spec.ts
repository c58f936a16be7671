/** @file The screens of the second factor: what each refuses, in which words, what it keeps and where the focus goes. */
import { codeFor, secretIn } from "../authenticator.ts";
import { timeOf } from "../launch.ts";
import { activate, ada, button, fieldsOf, nextCode, openSetup, scanScreen, signIn, keepCodes } from "../people.ts";
import { expect, test } from "./app.ts";

const refused = /^This code is not right/u;

/** Six digits that are not this code, and never will be within the window: all of its digits are others. */
const wrong = (code: string): string => code.replaceAll(/\d/gu, (digit) => String((Number(digit) + 5) % 10));
const fullWidth = (code: string): string =>
  code.replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

test.describe("Setup", () => {
  test.use({ before: "registered" });

  test("R5 R8 R26: a wrong code and full-width digits are refused and keep the same QR; the right code activates", async ({
    app,
    page,
  }) => {
    await signIn(page);
    const uri = await openSetup(page);
    const secret = secretIn(uri);
    const dialog = page.getByRole("dialog", { name: "Two-Factor Authentication (2FA)" });
    const { code } = fieldsOf(dialog);
    await expect(code).toBeFocused();
    await expect(dialog.getByRole("heading", { name: "SecretKey" })).toBeVisible();
    await expect(dialog.getByText(secret)).toBeVisible();

    const right = codeFor(secret, await timeOf(app));
    await code.fill(wrong(right));
    await expect(code).toHaveAccessibleDescription(refused);
    await expect(code).toBeFocused();
    await expect(code).toHaveValue(wrong(right));
    expect(await scanScreen(page)).toBe(uri);

    await code.fill(fullWidth(right));
    await page.keyboard.press("Enter");
    await expect(code).toHaveAccessibleDescription(/^Enter the code: 6 digits from 0 to 9/u);
    await expect(code).toBeFocused();
    expect(await scanScreen(page)).toBe(uri);

    await code.fill("12345");
    await button(dialog, "Verify & Activate").click();
    await expect(code).toHaveAccessibleDescription(/^Enter the code: 6 digits from 0 to 9/u);

    await activate(page, codeFor(secret, await timeOf(app)));
    await expect(dialog).toBeHidden();
    await keepCodes(page);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();
  });

  test("R19: the profile says that the codes may not have been kept, until they are", async ({ app, page }) => {
    await signIn(page);
    const secret = secretIn(await openSetup(page));
    await activate(page, codeFor(secret, await timeOf(app)));
    await page.keyboard.press("Escape");
    await button(page, "Leave").click();
    const unkept = page.getByText(/You may not have kept them\./u);
    await expect(unkept).toBeVisible();

    await button(page, "Logout").click();
    await signIn(page);
    await fieldsOf(page).code.fill(await nextCode(app, secret));
    await expect(unkept).toBeVisible();
    await button(page, "New recovery codes").click();
    const { password, code } = fieldsOf(page.getByRole("dialog"));
    await password.fill(ada.password);
    await code.fill(await nextCode(app, secret));
    await page.keyboard.press("Enter");
    await keepCodes(page);
    await expect(page.getByText("Recovery codes: 10 of 10 left")).toBeVisible();
    await expect(unkept).toBeHidden();
  });

  test("R19: what is printed is the codes, and nothing else of the page", async ({ app, page }) => {
    await signIn(page);
    const secret = secretIn(await openSetup(page));
    const codes = await activate(page, codeFor(secret, await timeOf(app)));
    await page.emulateMedia({ media: "print" });
    const sheet = page.getByRole("heading", { name: "Twofold recovery codes" }).locator("..");
    await expect(sheet.getByRole("listitem")).toHaveText(codes);
    await expect(sheet.getByRole("listitem").last()).toBeVisible();
    await expect(page.getByRole("button")).toHaveCount(0);
    await page.emulateMedia({ media: "screen" });
    await expect(sheet).toBeHidden();
    await keepCodes(page);
  });

  test("R26: Escape and Close close the dialog and give the secret up; the focus goes back to where it was", async ({
    page,
  }) => {
    await signIn(page);
    const first = await openSetup(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(button(page, "Setup 2FA")).toBeFocused();
    await page.keyboard.press("Enter");
    const second = await scanScreen(page);
    expect(second).not.toBe(first);
    await button(page.getByRole("dialog"), "Close").click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(button(page, "Setup 2FA")).toBeFocused();
    expect(await openSetup(page)).not.toBe(second);
  });
});

test.describe("Validate and Disable", () => {
  test.use({ before: "enrolled" });

  test("R7 R24 R27: wrong proofs are refused beside their fields, right ones are announced", async ({
    app,
    page,
    secret,
  }) => {
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Two-Factor Authentication" })).toBeVisible();
    const { code } = fieldsOf(page);
    await expect(code).toBeFocused();
    const first = await nextCode(app, secret);
    await code.fill(wrong(first));
    await expect(code).toHaveAccessibleDescription(refused);
    await expect(code).toBeFocused();
    await expect(code).toHaveValue(wrong(first));
    await code.fill(first);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();

    await button(page, "Disable 2FA").click();
    const dialog = page.getByRole("dialog");
    const fields = fieldsOf(dialog);
    await expect(fields.password).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(button(page, "Disable 2FA")).toBeFocused();

    await page.keyboard.press("Enter");
    await expect(fields.password).toBeFocused();
    await fields.code.fill("12345");
    await page.keyboard.press("Enter");
    await expect(fields.password).toHaveAccessibleDescription("Please enter your password");
    await expect(fields.code).toHaveAccessibleDescription(/^Enter the code: 6 digits from 0 to 9/u);
    await expect(fields.password).toBeFocused();

    const second = await nextCode(app, secret);
    await fields.password.fill("not her password");
    await fields.code.fill(second);
    await page.keyboard.press("Enter");
    await expect(fields.password).toHaveAccessibleDescription("Incorrect password");
    await expect(fields.password).toBeFocused();
    await expect(fields.code).toHaveValue(second);

    await fields.password.fill(ada.password);
    await fields.code.fill(first); // has been used to sign in
    await page.keyboard.press("Enter");
    await expect(fields.code).toHaveAccessibleDescription(refused);
    await expect(fields.code).toBeFocused();
    await expect(fields.password).toHaveValue(ada.password);

    await fields.code.fill(await nextCode(app, secret));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status")).toContainText("Two Factor Authentication Disabled");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();
    await button(page, "Logout").click();
    await signIn(page);
    await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();
  });

  test("R8: a pasted '123 456' and six typed digits submit by themselves", async ({ app, page, secret }) => {
    await signIn(page);
    const { code } = fieldsOf(page);
    await expect(code).toBeFocused();
    const pasted = await nextCode(app, secret);
    await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), `${pasted.slice(0, 3)} ${pasted.slice(3)}`);
    await page.keyboard.press("ControlOrMeta+V");
    await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();
    await button(page, "Logout").click();

    await signIn(page);
    await expect(code).toBeFocused();
    await page.keyboard.type(await nextCode(app, secret));
    await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();
  });
});
