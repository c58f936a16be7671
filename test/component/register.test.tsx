/** @file "Create account": what it says, sends, refuses and keeps. */
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { button, field, heading, link, passwordField, show } from "./show.tsx";

const registered: Awaited<ReturnType<Bridge["register"]>> = {
  ok: true,
  status: 201,
  value: { status: "success", message: "Registered successfully, please login" },
};

const open = async (answers: Partial<Bridge>): Promise<void> => {
  await show(answers);
  await link("Sign Up Here").click();
};

const fill = async (confirm = "a long password"): Promise<void> => {
  await field("Full Name").fill("Ada Lovelace");
  await field("Email").fill("ada@example.org");
  await passwordField("Password").fill("a long password");
  await passwordField("Confirm Password").fill(confirm);
};

test("success leads to Login with main's message and the e-mail; the repetition is not sent", async () => {
  const register = vi.fn<Bridge["register"]>(async () => registered);
  await open({ register });
  await fill();
  await button("Sign Up").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(page.getByRole("status")).toHaveTextContent("Registered successfully, please login");
  await expect.element(field("Email")).toHaveValue("ada@example.org");
  await expect.element(passwordField("Password")).toHaveFocus();
  await expect.element(passwordField("Password")).toHaveValue("");
  // good news does not stand over a refusal
  await passwordField("Password").fill("another");
  await button("Login").click();
  await expect.element(page.getByRole("alert")).toBeVisible();
  await expect.element(page.getByRole("status")).toHaveTextContent("");
  expect(register).toHaveBeenCalledExactlyOnceWith({
    name: "Ada Lovelace",
    email: "ada@example.org",
    password: "a long password",
  });
});

test("R12: too short, different or missing values are refused beside their fields, all at once", async () => {
  const register = vi.fn<Bridge["register"]>();
  await open({ register });
  await passwordField("Password").fill("short");
  await button("Sign Up").click();
  await expect.element(field("Full Name")).toHaveAccessibleDescription("Please enter your name");
  await expect.element(field("Email")).toHaveAccessibleDescription("Please enter a valid email address");
  await expect.element(passwordField("Password")).toHaveAccessibleDescription(/^Too short: at least 8 characters At/u);
  await expect.element(passwordField("Confirm Password")).toHaveAccessibleDescription("Passwords do not match");
  await expect.element(field("Full Name")).toHaveFocus();
  expect(register).not.toHaveBeenCalled();
});

test("the focus goes to the first field that is wrong", async () => {
  await open({});
  await fill("another password");
  await button("Sign Up").click();
  await expect.element(passwordField("Confirm Password")).toHaveFocus();
});

test("a refusal keeps all that was typed", async () => {
  await open({ register: async () => refuse("account_exists") });
  await fill();
  await button("Sign Up").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("There is already an account with this email");
  await expect.element(field("Email")).toHaveFocus();
  await expect.element(field("Full Name")).toHaveValue("Ada Lovelace");
  await expect.element(passwordField("Password")).toHaveValue("a long password");
  await expect.element(passwordField("Confirm Password")).toHaveValue("a long password");
});

test("the fields tell a password manager what they are", async () => {
  await open({});
  await expect.element(field("Full Name")).toHaveAttribute("autocomplete", "name");
  await expect.element(field("Email")).toHaveAttribute("autocomplete", "username");
  await expect.element(passwordField("Password")).toHaveAttribute("autocomplete", "new-password");
  await expect.element(passwordField("Confirm Password")).toHaveAttribute("autocomplete", "new-password");
  await link("Login Here").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
});
