/** @file "Welcome Back": what it says, sends, refuses and keeps. */
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, ok } from "./people.ts";
import { button, code, field, heading, link, passwordField, show } from "./show.tsx";

const fill = async (): Promise<void> => {
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("correct horse");
};

test("has its words, the focus on the e-mail, and no dead link", async () => {
  await show({});
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(field("Email")).toHaveFocus();
  await expect.element(field("Email")).toHaveAttribute("autocomplete", "username");
  await expect.element(passwordField("Password")).toHaveAttribute("autocomplete", "current-password");
  await expect.poll(() => page.getByRole("link").elements()).toHaveLength(2);
  await link("Sign Up Here").click();
  await expect.element(heading("Create account")).toBeVisible();
  await expect.element(field("Full Name")).toHaveFocus();
});

test("without 2FA leads to Profile, whose heading has the focus", async () => {
  const login = vi.fn<Bridge["login"]>(async () => ok({ status: "success", user: ada }));
  await show({ login });
  await fill();
  await userEvent.keyboard("{Enter}");
  await expect.element(heading("Profile")).toHaveFocus();
  expect(login).toHaveBeenCalledExactlyOnceWith({ email: ada.email, password: "correct horse" });
});

test("with 2FA leads to Validate", async () => {
  await show({ login: async () => ok({ status: "success", user: adaWithFactor }) });
  await fill();
  await button("Login").click();
  await expect.element(heading("Two-Factor Authentication")).toBeVisible();
  await expect.element(code()).toHaveFocus();
});

test("a refusal is announced, keeps what was typed, and leads back to the password", async () => {
  await show({ login: async () => refuse("wrong_credentials") });
  await fill();
  await button("Login").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Incorrect Email or Password");
  await expect.element(field("Email")).toHaveValue(ada.email);
  await expect.element(passwordField("Password")).toHaveValue("correct horse");
  await expect.element(passwordField("Password")).toHaveFocus();
  await expect.element(button("Login")).toBeEnabled();
});

test("what is typed while a refusal is on its way stays, and is not selected", async () => {
  const refused = Promise.withResolvers<Awaited<ReturnType<Bridge["login"]>>>();
  await show({ login: async () => refused.promise });
  await fill();
  await passwordField("Password").click();
  await userEvent.keyboard("{Enter}{ControlOrMeta>}a{/ControlOrMeta}mended ");
  refused.resolve(refuse("wrong_credentials"));
  await expect.element(page.getByRole("alert")).toBeVisible();
  await userEvent.keyboard("password");
  await expect.element(passwordField("Password")).toHaveValue("mended password");
});

test("what is wrong is said beside its field, tied to it, before anything is sent", async () => {
  const login = vi.fn<Bridge["login"]>();
  await show({ login });
  await field("Email").fill("ada");
  await button("Login").click();
  await expect.element(field("Email")).toHaveAccessibleDescription("Please enter a valid email address");
  await expect.element(passwordField("Password")).toHaveAccessibleDescription("Please enter your password");
  await expect.element(field("Email")).toHaveFocus();
  expect(login).not.toHaveBeenCalled();
});

test("what main says is wrong with a field is shown beside that field", async () => {
  await show({ login: async () => refuse("invalid_input", { fields: { email: "email_malformed" } }) });
  await fill();
  await button("Login").click();
  await expect.element(field("Email")).toHaveAccessibleDescription("Please enter a valid email address");
  await expect.element(field("Email")).toHaveFocus();
  // beside the field, and nowhere else
  await expect.element(page.getByRole("alert")).toHaveTextContent("Please enter a valid email address");
});

test("a double click, and Enter twice, send once; the button is busy meanwhile", async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<Bridge["login"]>>>();
  const login = vi.fn<Bridge["login"]>(async () => answer.promise);
  await show({ login });
  await fill();
  await userEvent.keyboard("{Enter}{Enter}");
  await expect.element(button("Login")).toBeDisabled();
  expect(login).toHaveBeenCalledOnce();
  answer.resolve(refuse("wrong_credentials"));
  await expect.element(button("Login")).toBeEnabled();
  login.mockReturnValue(Promise.withResolvers<never>().promise);
  const element = button("Login").element();
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  expect(login).toHaveBeenCalledTimes(2);
});

test("R15: the password is masked until it is to be shown; paste works", async () => {
  await show({});
  const password = passwordField("Password");
  await expect.element(password).toHaveAttribute("type", "password");
  await field("Email").fill("pasted words");
  await userEvent.keyboard("{Control>}ac{/Control}");
  await password.click();
  await userEvent.keyboard("{Control>}v{/Control}");
  await expect.element(password).toHaveValue("pasted words");
  await button("Show Password").click();
  await expect.element(password).toHaveAttribute("type", "text");
  await expect.element(button("Show Password")).toHaveAttribute("aria-pressed", "true");
  await expect.element(password).toHaveValue("pasted words");
});
