/** @file What people do on the screens, step by step, by accessible names only: the end-to-end tests and the tour share it. */
import type { ElectronApplication, Locator, Page } from "playwright";
import { codeFor, scan } from "./authenticator.ts";
import { moveClock, timeOf } from "./launch.ts";

/** Someone to be. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The usual one. */
export const ada: Person = { name: "Ada Lovelace", email: "ada@example.org", password: "correct horse battery" };

/** The fields by their labels, on a screen or in a dialog. */
export const fieldsOf = (place: Page | Locator) => ({
  name: place.getByLabel("Full Name"),
  email: place.getByLabel("Email"),
  password: place.getByLabel("Password", { exact: true }),
  confirm: place.getByLabel("Confirm Password", { exact: true }),
  code: place.getByLabel("Authentication Code"),
});

/** The button of that name. */
export const button = (place: Page | Locator, name: string): Locator =>
  place.getByRole("button", { name, exact: true });

/** From the sign-in screen: registers, and is back there. */
export async function register(page: Page, { name, email, password }: Person = ada): Promise<void> {
  await page.getByRole("link", { name: "Sign Up Here" }).click();
  const fields = fieldsOf(page);
  await fields.name.fill(name);
  await fields.email.fill(email);
  await fields.password.fill(password);
  await fields.confirm.fill(password);
  await button(page, "Sign Up").click();
  await page.getByText("Registered successfully, please login").waitFor();
}

/** From the sign-in screen: e-mail and password. */
export async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password"> = ada): Promise<void> {
  await fieldsOf(page).email.fill(email);
  await fieldsOf(page).password.fill(password);
  await button(page, "Login").click();
}

/** Scans the QR off the screen, scrolling to it as far as needed: its text. */
export async function scanScreen(page: Page): Promise<string> {
  await page.getByRole("img", { name: /QR code/u }).scrollIntoViewIfNeeded();
  return scan(await page.screenshot({ animations: "disabled" }));
}

/** From the profile: opens the set-up and scans its QR. */
export async function openSetup(page: Page): Promise<string> {
  await button(page, "Setup 2FA").click();
  return scanScreen(page);
}

/** In the set-up: proves that the QR was scanned, which shows the recovery codes: those. */
export async function activate(page: Page, code: string): Promise<string[]> {
  await fieldsOf(page).code.fill(code);
  await page.getByText("Two-Factor Auth Enabled Successfully").waitFor();
  const dialog = page.getByRole("dialog", { name: "Save your recovery codes" });
  await dialog.getByRole("listitem").nth(9).waitFor();
  return dialog.getByRole("listitem").allTextContents();
}

/** From the recovery codes back to the profile: they are kept. */
export async function keepCodes(page: Page): Promise<void> {
  await page.getByLabel("I have kept these codes").check();
  await button(page, "Done").click();
  await page.getByRole("dialog").waitFor({ state: "hidden" });
}

/** The next code that the authenticator shows. A code works once, so the app's clock goes on by a minute first. */
export async function nextCode(app: ElectronApplication, secret: string): Promise<string> {
  await moveClock(app, 60_000);
  return codeFor(secret, await timeOf(app));
}
