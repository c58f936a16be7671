/** @file Turning the second factor off. */
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, ok } from "./people.ts";
import { button, code, heading, passwordField, showProfile } from "./show.tsx";

const dialog = () => page.getByRole("dialog", { name: "Disable two-factor authentication", exact: true });
const submit = () => dialog().getByRole("button", { name: "Disable 2FA" });

async function open(answers: Partial<Bridge> = {}): Promise<void> {
  await showProfile(adaWithFactor, answers);
  await button("Disable 2FA").click();
  await expect.element(passwordField("Password")).toHaveFocus();
}

test("says how to move to a new phone, and that a recovery code of its own is needed without the old one", async () => {
  await showProfile(adaWithFactor);
  await expect.element(page.getByText(/For a new phone, disable 2FA and set it up again\./u)).toBeVisible();
  await button("Disable 2FA").click();
  await expect.element(dialog()).toMatchTextContent(/Phone gone\? Use a recovery code that you have not used yet\./u);
});

test("R24: takes password and code, and only then says that it is off", async () => {
  const otpDisable = vi.fn<Bridge["otpDisable"]>(async () => ok({ otp_disabled: true, user: ada }));
  await open({ otpDisable });
  await submit().click();
  await expect.element(passwordField("Password")).toHaveAccessibleDescription("Please enter your password");
  await expect.element(code()).toHaveAccessibleDescription(/^Enter the code: 6 digits from 0 to 9/u);
  await passwordField("Password").fill("my password");
  await code().fill("123 456");
  expect(otpDisable).not.toHaveBeenCalled();
  await submit().click();
  await expect.element(page.getByRole("status")).toHaveTextContent("Two Factor Authentication Disabled");
  // and not at what would switch it on again
  await expect.element(heading("Profile")).toHaveFocus();
  expect(otpDisable).toHaveBeenCalledExactlyOnceWith({ password: "my password", token: "123456" });
});

test("a wrong password is read out, though its field has the focus already, each time", async () => {
  await open({ otpDisable: async () => refuse("wrong_password") });
  await code().fill("123456");
  await passwordField("Password").fill("not mine");
  for (const _ of [1, 2]) {
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("alert")).toHaveTextContent("Incorrect password");
    await expect.element(passwordField("Password")).toHaveFocus();
    await userEvent.keyboard("not mine");
  }
});

test("a dialog is read out by its name and its lead, not with all that lies in it, and has no landmarks of its own", async () => {
  await open();
  await expect.element(dialog()).toHaveAccessibleDescription(/^From then on .* that you have not used yet\.$/u);
  await expect.poll(() => dialog().getByRole("banner").elements()).toHaveLength(0);
});

test("each wrong proof is refused beside its field, and both are kept", async () => {
  const otpDisable = vi.fn<Bridge["otpDisable"]>(async () => refuse("invalid_token"));
  otpDisable.mockResolvedValueOnce(refuse("wrong_password"));
  await open({ otpDisable });
  await passwordField("Password").fill("my password");
  await code().fill("123456");
  await submit().click();
  await expect.element(passwordField("Password")).toHaveAccessibleDescription("Incorrect password");
  await expect.element(passwordField("Password")).toHaveFocus();
  await submit().click();
  await expect.element(code()).toHaveAccessibleDescription(/^This code is not right/u);
  await expect.element(code()).toHaveFocus();
  await expect.element(passwordField("Password")).toHaveValue("my password");
  await expect.element(code()).toHaveValue("123456");
});

test("Escape and Cancel close it and give the focus back", async () => {
  await open();
  await userEvent.keyboard("{Escape}");
  await expect.element(button("Disable 2FA")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog()).toBeVisible();
  await button("Cancel").click();
  await expect.element(button("Disable 2FA")).toHaveFocus();
  await expect.poll(() => dialog().elements()).toHaveLength(0);
});
