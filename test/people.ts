/** @file What people do on the screens, step by step, by accessible names only: the end-to-end tests and the tour share it. */
import type { Page } from "playwright";

/** Someone to be. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The usual one. */
export const ada: Person = { name: "Ada Lovelace", email: "ada@example.org", password: "correct horse battery" };

/** From the sign-in screen: registers, and is back there. */
export async function register(page: Page, { name, email, password }: Person = ada): Promise<void> {
  await page.getByRole("link", { name: "Sign Up Here" }).click();
  await page.getByLabel("Full Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByLabel("Confirm Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign Up" }).click();
  await page.getByText("Registered successfully, please login").waitFor();
}

/** From the sign-in screen: e-mail and password. */
export async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password"> = ada): Promise<void> {
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Login" }).click();
}
