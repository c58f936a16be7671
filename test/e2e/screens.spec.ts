/** @file The screens without a second factor: what each refuses, in which words, and where the focus goes. */
import type { Locator } from "playwright";
import { ada, button, fieldsOf, signIn } from "../people.ts";
import { expect, test } from "./app.ts";

/** A field is marked wrong, and the reason is read with it. */
async function expectWrong(field: Locator, why: string): Promise<void> {
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveAccessibleDescription(new RegExp(why, "u"));
}

test.use({ before: "registered" });

test("R12 Register: each error stands beside its field, nothing typed is lost, the first wrong field has the focus", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Sign Up Here" }).click();
  await expect(page.getByRole("heading", { name: "Create account" })).toBeVisible();
  const fields = fieldsOf(page);
  await expect(fields.name).toBeFocused();

  await button(page, "Sign Up").click();
  await expectWrong(fields.name, "Please enter your name");
  await expectWrong(fields.email, "Please enter a valid email address");
  await expectWrong(fields.password, "Please enter your password");
  await expect(fields.name).toBeFocused();

  await fields.name.fill("Grace Hopper");
  await fields.email.fill("grace@");
  await fields.password.fill("1234567");
  await fields.confirm.fill("12345678");
  await page.keyboard.press("Enter");
  await expectWrong(fields.email, "Please enter a valid email address");
  await expectWrong(fields.password, "Too short: at least 8 characters");
  await expectWrong(fields.confirm, "Passwords do not match");
  await expect(fields.email).toBeFocused();
  await expect(fields.name).toHaveValue("Grace Hopper");
  await expect(fields.email).toHaveValue("grace@");
  await expect(fields.password).toHaveValue("1234567");
  await expect(fields.confirm).toHaveValue("12345678");
});

test("Register: a taken e-mail is refused whatever its case, and the form keeps everything; then Enter registers", async ({
  page,
}) => {
  await page.getByRole("link", { name: "Sign Up Here" }).click();
  const fields = fieldsOf(page);
  await fields.name.fill("Augusta");
  await fields.email.fill(" ADA@Example.ORG ");
  await fields.password.fill("quite another password");
  await fields.confirm.fill("quite another password");
  await button(page, "Sign Up").click();
  await expectWrong(fields.email, "There is already an account with this email");
  await expect(fields.email).toBeFocused();
  await expect(fields.name).toHaveValue("Augusta");
  await expect(fields.password).toHaveValue("quite another password");
  await expect(fields.confirm).toHaveValue("quite another password");

  await fields.email.fill("augusta@example.org");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("Registered successfully, please login");
  await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  await expect(fields.email).toHaveValue("augusta@example.org");
  await expect(fields.password).toBeFocused();
  await signIn(page, { email: "AUGUSTA@example.org", password: "quite another password" });
  await expect(page.getByText("augusta@example.org")).toBeVisible();
});

test("R18 Login: a wrong password and an unknown e-mail get the same words; the form keeps both; then Enter signs in", async ({
  page,
}) => {
  const fields = fieldsOf(page);
  await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  await expect(fields.email).toBeFocused();
  for (const wrong of [
    { email: ada.email, password: "not her password" },
    { email: "nobody@example.org", password: ada.password },
  ]) {
    await signIn(page, wrong);
    await expect(page.getByRole("alert")).toHaveText("Incorrect Email or Password");
    await expect(fields.password).toBeFocused();
    await expect(fields.email).toHaveValue(wrong.email);
    await expect(fields.password).toHaveValue(wrong.password);
    await page.reload();
  }
  await fields.email.fill(ada.email);
  await fields.password.fill(ada.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Profile" })).toBeFocused();
  await expect(page.getByText(ada.name)).toBeVisible();
  await expect(page.getByText(ada.email)).toBeVisible();
  await expect(page.getByText(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Mobile App Authentication (2FA)" })).toBeVisible();
  await button(page, "Logout").click();
  await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
});

test("R15: a password is masked until it is shown, and what is not a password is never sent", async ({ page }) => {
  const { email, password } = fieldsOf(page);
  await password.fill("secret words");
  await expect(password).toHaveAttribute("type", "password");
  await button(page, "Show Password").click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(password).toHaveValue("secret words");
  await email.fill("no address");
  await password.fill("");
  await button(page, "Login").click();
  await expectWrong(email, "Please enter a valid email address");
  await expectWrong(password, "Please enter your password");
  await expect(email).toBeFocused();
});

test("what is typed before the page is awake stays, and is sent", async ({ page }) => {
  await page.reload({ waitUntil: "commit" });
  const { email, password } = fieldsOf(page);
  await email.fill(ada.email);
  await password.fill("not her password");
  await page.waitForLoadState("networkidle");
  await button(page, "Show Password").click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(email).toHaveValue(ada.email);
  await expect(password).toHaveValue("not her password");
  await button(page, "Login").click();
  await expect(page.getByRole("alert")).toHaveText("Incorrect Email or Password");
});
