/** @file What is done with an account beside 2FA: notices, activity, password, export, deletion, import, strength. */
import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, made, ok, quiet } from "./people.ts";
import { button, code, field, heading, link, passwordField, show, showProfile } from "./show.tsx";

/** The moment so many minutes ago. */
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const dialog = () => page.getByRole("dialog");
const inDialog = (name: string) => dialog().getByRole("button", { name, exact: true });

test("R25: what happened since the last sign-in is told, with its time, until it is dismissed", async () => {
  const at = ago(3 * 24 * 60 + 1);
  const dismissNotices = vi.fn<Bridge["dismissNotices"]>(async () => ok({ status: "success" }));
  await showProfile(ada, {
    overview: async () => ok({ ...quiet, last_sign_in: at, notices: [{ at, kind: "factor_disabled" }] }),
    dismissNotices,
  });
  const notice = page.getByRole("region", { name: "News about your account" });
  await expect.element(notice).toMatchTextContent("Two-factor authentication was switched off 3 days ago");
  expect(page.getByRole("definition").elements().at(-1)?.querySelector("time")?.dateTime).toBe(at);
  await button("Dismiss").click();
  await expect.poll(() => notice.elements().length).toBe(0);
  expect(dismissNotices).toHaveBeenCalledOnce();
});

test("R25: what happened again and again is one line with its count, so that nothing else is lost among it", async () => {
  const wrong = Array.from({ length: 12 }, (_none, index) => ({ at: ago(index + 2), kind: "wrong_code" as const }));
  await showProfile(ada, {
    overview: async () => ok({ ...quiet, notices: [...wrong, { at: ago(60), kind: "password_changed" }] }),
  });
  const entries = page.getByRole("region", { name: "News about your account" }).getByRole("listitem");
  await expect.element(entries.nth(0)).toMatchTextContent(/the code was not accepted \(12 times\) 2 minutes ago$/u);
  await expect.element(entries.nth(1)).toMatchTextContent("The password was changed 1 hour ago");
  expect(entries.elements()).toHaveLength(2);
});

test("R30: the activity is read newest first, with outcomes in words", async () => {
  await showProfile(ada, {
    activity: async () =>
      ok({
        entries: [
          { at: "2026-02-02T00:00:00.000Z", kind: "password", ok: false },
          { at: "2026-02-01T00:00:00.000Z", kind: "signed_in", ok: true },
        ],
      }),
  });
  await button("Activity").click();
  const entries = dialog().getByRole("listitem");
  await expect.element(entries.nth(0)).toMatchTextContent("Password · refused");
  await expect.element(entries.nth(1)).toMatchTextContent(/^Signed in[A-Z]/u);
  await button("Close").click();
  await expect.element(button("Activity")).toHaveFocus();
});

test("R30: no activity is said plainly", async () => {
  await showProfile(ada, { activity: async () => ok({ entries: [] }) });
  await button("Activity").click();
  await expect.element(page.getByText("Nothing has happened yet.")).toBeVisible();
});

test("R17: changing the password takes the old one and the new one twice; without 2FA no code", async () => {
  const changePassword = vi.fn<Bridge["changePassword"]>(async () => ok({ status: "success", user: ada }));
  changePassword.mockResolvedValueOnce(refuse("weak_password", { fields: { new_password: "password_common" } }));
  await showProfile(ada, { changePassword });
  await button("Change password").click();
  await expect.poll(() => code().elements()).toHaveLength(0);
  await expect.element(passwordField("Current Password")).toHaveFocus();
  await passwordField("Current Password").fill("old password");
  await passwordField("New Password").fill("new password");
  await passwordField("Confirm New Password").fill("another");
  await inDialog("Change password").click();
  await expect.element(passwordField("Confirm New Password")).toHaveAccessibleDescription("Passwords do not match");
  await passwordField("Confirm New Password").fill("new password");
  await inDialog("Change password").click();
  await expect.element(passwordField("New Password")).toHaveAccessibleDescription(/one of the most common/u);
  await expect.element(passwordField("New Password")).toHaveFocus();
  await inDialog("Change password").click();
  await expect.element(page.getByRole("status")).toMatchTextContent("Password changed");
  // the news stand beside it, in view
  await expect.element(heading("Profile")).toHaveFocus();
  expect(changePassword).toHaveBeenLastCalledWith({ password: "old password", new_password: "new password" });
});

test("R24: exporting takes a step-up and a passphrase; whoever thinks better of it finds all there but the proof", async () => {
  const exportAccount = vi.fn<Bridge["exportAccount"]>(async () => ok({ saved: true }));
  exportAccount.mockResolvedValueOnce(ok({ saved: false }));
  await showProfile(adaWithFactor, { exportAccount });
  await button("Export account").click();
  await passwordField("Password").fill("my password");
  await code().fill("123456");
  await passwordField("Passphrase").fill("short");
  await passwordField("Confirm Passphrase").fill("short");
  await button("Export").click();
  await expect
    .element(passwordField("Passphrase"))
    .toHaveAccessibleDescription(/^Too short: at least 12 characters At least 12 characters$/u);
  await passwordField("Passphrase").fill("a long passphrase");
  await passwordField("Confirm Passphrase").fill("a long passphrase");
  await button("Export").click();
  await expect.element(page.getByRole("alert")).toMatchTextContent("Nothing was exported");
  await expect.element(code()).toHaveFocus();
  await expect.element(code()).toHaveValue("");
  await code().fill("654321");
  await button("Export").click();
  await expect.element(page.getByRole("status")).toMatchTextContent("Account exported");
  const proof = { password: "my password", passphrase: "a long passphrase" };
  expect(exportAccount.mock.calls).toEqual([[{ ...proof, token: "123456" }], [{ ...proof, token: "654321" }]]);
});

test("R24: without 2FA, whoever thinks better of an export gives the password anew", async () => {
  await showProfile(ada, { exportAccount: async () => ok({ saved: false }) });
  await button("Export account").click();
  await passwordField("Passphrase").fill("a long passphrase");
  await passwordField("Confirm Passphrase").fill("a long passphrase");
  await passwordField("Password").fill("my password");
  await button("Export").click();
  await expect.element(page.getByRole("alert")).toMatchTextContent("Nothing was exported");
  await expect.element(passwordField("Password")).toHaveFocus();
  await expect.element(passwordField("Password")).toHaveValue("");
  await expect.element(passwordField("Passphrase")).toHaveValue("a long passphrase");
});

test("R24: deleting takes a step-up, offers to export first, and leads to Login", async () => {
  const deleteAccount = vi.fn<Bridge["deleteAccount"]>(async () => ok({ status: "success" }));
  await showProfile(ada, { deleteAccount });
  await button("Delete account").click();
  await link("Export it first").click();
  await expect.element(page.getByRole("dialog", { name: "Export account" })).toBeVisible();
  await button("Cancel").click();
  await expect.element(button("Delete account")).toHaveFocus();
  await button("Delete account").click();
  await passwordField("Password").fill("my password");
  await inDialog("Delete account").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(page.getByRole("status")).toMatchTextContent("The account was deleted");
  expect(deleteAccount).toHaveBeenCalledExactlyOnceWith({ password: "my password" });
});

test("an exported account is imported from its file, and Login has its e-mail", async () => {
  const importAccount = vi.fn<Bridge["importAccount"]>(async () => made({ status: "success", email: ada.email }));
  importAccount.mockResolvedValueOnce(refuse("wrong_passphrase")).mockResolvedValueOnce(refuse("damaged_file"));
  await show({ importAccount });
  await link("Import an account").click();
  const file = page.getByLabelText("Exported file");
  await button("Import").click();
  await expect.element(file).toHaveAccessibleDescription(/Please choose the file$/u);
  await expect.element(file).toHaveFocus();
  expect(importAccount).not.toHaveBeenCalled();
  await expect.element(page.getByText("No file chosen")).toBeVisible();
  await file.upload(new File(["{}"], "account.json", { type: "application/json" }));
  await expect.element(page.getByText("account.json")).toBeVisible();
  await expect.element(file).toHaveAccessibleDescription("Choose the file, or drop it here");
  await passwordField("Passphrase").fill("a long passphrase");
  await button("Import").click();
  await expect
    .element(passwordField("Passphrase"))
    .toHaveAccessibleDescription("Incorrect passphrase, or the file is damaged");
  await button("Import").click();
  await expect.element(file).toHaveAccessibleDescription(/or it is damaged$/u);
  await button("Import").click();
  await expect.element(page.getByRole("status")).toMatchTextContent("Account imported, please login");
  await expect.element(field("Email")).toHaveValue(ada.email);
  await expect.element(passwordField("Password")).toHaveFocus();
  expect(importAccount).toHaveBeenLastCalledWith({ file: "{}", passphrase: "a long passphrase" });
});

test("a file that cannot be read is said to be so, and no other is imported in its place", async () => {
  const importAccount = vi.fn<Bridge["importAccount"]>(async () => refuse("damaged_file"));
  await show({ importAccount });
  await link("Import an account").click();
  const file = page.getByLabelText("Exported file");
  await passwordField("Passphrase").fill("a long enough passphrase");
  await file.upload(new File(["{}"], "first.json", { type: "application/json" }));
  // what Chromium says of a file that may not be read, or has been removed since it was chosen
  const reading = vi.spyOn(File.prototype, "text").mockRejectedValue(new DOMException("gone", "NotReadableError"));
  onTestFinished(() => reading.mockRestore());
  await file.upload(new File(["{}"], "second.json", { type: "application/json" }));
  await expect.element(page.getByText("second.json")).toBeVisible();
  await button("Import").click();
  await expect.element(file).toHaveAccessibleDescription(/This file cannot be read$/u);
  expect(importAccount).not.toHaveBeenCalled();
});

test("a file that takes its time to be read is waited for, and nothing wrong is said of it", async () => {
  const importAccount = vi.fn<Bridge["importAccount"]>(async () => refuse("damaged_file"));
  await show({ importAccount });
  await link("Import an account").click();
  const file = page.getByLabelText("Exported file");
  await passwordField("Passphrase").fill("a long enough passphrase");
  const text = Promise.withResolvers<string>();
  const reading = vi.spyOn(File.prototype, "text").mockReturnValue(text.promise);
  onTestFinished(() => reading.mockRestore());
  await file.upload(new File(["{}"], "slow.json", { type: "application/json" }));
  await passwordField("Passphrase").click();
  await userEvent.keyboard("{Enter}");
  await expect.element(button("Import")).toBeDisabled();
  await expect.element(file).toHaveAccessibleDescription("Choose the file, or drop it here");
  text.resolve("{}");
  await button("Import").click();
  expect(importAccount).toHaveBeenCalledExactlyOnceWith({ file: "{}", passphrase: "a long enough passphrase" });
});

test("an empty file is no exported account", async () => {
  const importAccount = vi.fn<Bridge["importAccount"]>(async () => refuse("damaged_file"));
  await show({ importAccount });
  await link("Import an account").click();
  const file = page.getByLabelText("Exported file");
  await passwordField("Passphrase").fill("a long enough passphrase");
  await file.upload(new File([], "empty.json", { type: "application/json" }));
  await button("Import").click();
  await expect.element(file).toHaveAccessibleDescription(/This is not an exported account, or it is damaged$/u);
});

test("closing the import gives the focus back", async () => {
  await show({});
  await link("Import an account").click();
  await button("Cancel").click();
  await expect.element(link("Import an account")).toHaveFocus();
});

test("R14: a password that main refuses is not called good", async () => {
  await show({ register: async () => refuse("weak_password", { fields: { password: "password_common" } }) });
  await link("Sign Up Here").click();
  await field("Full Name").fill("Ada Lovelace");
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("password1");
  await passwordField("Confirm Password").fill("password1");
  await expect.element(page.getByText(/^Strength: /u)).toBeVisible();
  await button("Sign Up").click();
  await expect.element(passwordField("Password")).toHaveAccessibleDescription(/^This is one of the most common/u);
  await expect.poll(() => page.getByText(/^Strength: /u).elements()).toHaveLength(0);
  await passwordField("Password").fill("password1 and more");
  await expect.element(page.getByText(/^Strength: /u)).toBeVisible();
});

test("R12: the meter tells weak from strong, knows the user's own name, and forces nothing", async () => {
  await show({ register: async () => made({ status: "success", message: "Registered successfully, please login" }) });
  await link("Sign Up Here").click();
  await field("Full Name").fill("Ada Lovelace");
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("lovelace");
  await passwordField("Confirm Password").fill("lovelace");
  await expect.element(page.getByText("Strength: Very weak")).toBeVisible();
  await passwordField("Password").fill("gr7!kP2w");
  await expect.element(page.getByText(/^Strength: (?:Fair|Good)$/u)).toBeVisible();
  await passwordField("Password").fill("gr7!kP2w-violet-Horse");
  await expect.element(page.getByText("Strength: Strong")).toBeVisible();
  // 15 characters are what NIST asks for where the password may be the only factor
  await passwordField("Password").fill("gr7!kP2w-vio-H");
  await expect.element(page.getByText("Strength: Good")).toBeVisible();
  await passwordField("Password").fill("gr7!kP2w-vio-Ho");
  await expect.element(page.getByText("Strength: Strong")).toBeVisible();
  await passwordField("Password").fill("lovelace");
  await button("Sign Up").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
});
