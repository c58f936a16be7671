/** @file Recovery codes: shown once, kept, used, renewed, and warned of (R19, R20, R24). */
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, codes, made, ok, quiet } from "./people.ts";
import { button, code, field, heading, link, passwordField, showProfile, showValidate } from "./show.tsx";

const dialog = () => page.getByRole("dialog", { name: "Save your recovery codes" });
const kept = () => page.getByRole("checkbox", { name: "I have kept these codes where my phone is not" });
const left = (count: number) => async () => ok({ ...quiet, recovery_codes_left: count });

async function openCodes(answers: Partial<Bridge> = {}): Promise<void> {
  await showProfile(adaWithFactor, { recoveryCreate: async () => made({ codes }), ...answers });
  await button("Make recovery codes").click();
  await expect.element(kept()).toBeVisible();
}

test("R19: all ten are shown, and Done asks for them to be said to be kept", async () => {
  const overview = vi.fn<Bridge["overview"]>(left(10));
  overview.mockResolvedValueOnce(ok(quiet));
  await openCodes({ overview });
  const shown = dialog().getByRole("listitem");
  await expect.poll(() => shown.elements().map(({ textContent }) => textContent)).toEqual(codes);
  await button("Done").click();
  await expect.element(kept()).toHaveFocus();
  await expect.element(kept()).toHaveAccessibleDescription("Please tick this first");
  await userEvent.keyboard(" ");
  await expect.element(kept()).toBeChecked();
  await expect.poll(() => page.getByText("Please tick this first").elements()).toHaveLength(0);
  await button("Done").click();
  await expect.element(button("New recovery codes")).toHaveFocus();
  await expect.element(page.getByText("Recovery codes: 10 of 10 left")).toBeVisible();
  expect(document.body.textContent).not.toContain("ABCD-EFGH");
});

test("R19: that they were kept is told to main by Done and by Escape, once they are said to be", async () => {
  const recoveryKept = vi.fn<Bridge["recoveryKept"]>(async () => ok({ status: "success" }));
  await openCodes({ recoveryKept });
  await button("Done").click();
  await userEvent.keyboard("{Escape}");
  await kept().click();
  expect(recoveryKept).not.toHaveBeenCalled();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => page.getByRole("dialog").elements()).toHaveLength(0);
  expect(recoveryKept).toHaveBeenCalledExactlyOnceWith({});
});

test("R19: where it cannot be written down that they were kept, Done says why and Escape leads out", async () => {
  const recoveryKept = vi.fn<Bridge["recoveryKept"]>(async () => refuse("not_saved"));
  await openCodes({ recoveryKept });
  await kept().click();
  await button("Done").click();
  await expect.element(page.getByRole("alert")).toMatchTextContent("This may not have been saved");
  await expect.element(button("Done")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => page.getByRole("dialog").elements()).toHaveLength(0);
  await expect.element(page.getByRole("status")).toMatchTextContent("");
});

test("R19: the profile goes on saying that the codes may not have been kept, however many are left", async () => {
  await showProfile(adaWithFactor, {
    overview: async () => ok({ ...quiet, recovery_codes_left: 10, recovery_codes_kept: false }),
  });
  await expect.element(page.getByText("Recovery codes: 10 of 10 left")).toBeVisible();
  await expect.element(page.getByText("You may not have kept them.", { exact: false })).toBeVisible();
});

test("R19: Escape asks before it leaves codes that were not kept, and Escape again is no answer", async () => {
  await openCodes();
  await button("Done").click();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("alertdialog", { name: "Leave without keeping them?" })).toBeVisible();
  await expect.poll(() => page.getByText("Please tick this first").elements()).toHaveLength(0);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog()).toBeVisible();
  await button("Stay").click();
  await expect.poll(() => page.getByRole("alertdialog").elements()).toHaveLength(0);
  await userEvent.keyboard("{Escape}");
  await button("Leave").click();
  await expect.poll(() => page.getByRole("dialog").elements()).toHaveLength(0);
  await expect.element(page.getByRole("status")).toMatchTextContent(/^Your recovery codes were not kept/u);
});

test("R19: the focus begins at the title, and is never lost: not by staying, and not while the file is saved", async () => {
  const saved = Promise.withResolvers<Awaited<ReturnType<Bridge["recoverySave"]>>>();
  await openCodes({ recoverySave: async () => saved.promise });
  await expect.element(page.getByRole("heading", { name: "Save your recovery codes" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(button("Stay")).toHaveFocus();
  await expect
    .element(page.getByRole("alertdialog", { name: "Leave without keeping them?" }))
    .toHaveAccessibleDescription(/Nobody can show these codes again\. The Profile can make new ones\.$/u);
  await userEvent.keyboard("{Enter}");
  await expect.element(kept()).toHaveFocus();
  await button("Save as file").click();
  await expect.element(button("Save as file")).toHaveFocus();
  saved.resolve(ok({ saved: true }));
  await expect.element(page.getByText("Saved", { exact: true })).toBeVisible();
  await expect.element(button("Save as file")).toHaveFocus();
});

test("R19: they can be copied, printed and saved", async () => {
  const copySecret = vi.fn<Bridge["copySecret"]>(async () => ok({ copied: true }));
  const print = vi.spyOn(window, "print").mockReturnValue();
  const recoverySave = vi.fn<Bridge["recoverySave"]>(async () => ok({ saved: true }));
  recoverySave.mockResolvedValueOnce(refuse("not_saved"));
  recoverySave.mockResolvedValueOnce(ok({ saved: false }));
  await openCodes({ recoverySave, copySecret });
  await button("Copy").click();
  await expect.element(page.getByText(/^Copied\. It is cleared/u)).toBeVisible();
  expect(copySecret).toHaveBeenCalledExactlyOnceWith({ text: codes.join("\n") });
  await button("Print").click();
  expect(print).toHaveBeenCalledOnce();
  await button("Save as file").click();
  await expect.element(page.getByRole("alert")).toMatchTextContent("This may not have been saved");
  await button("Save as file").click();
  await expect.poll(() => page.getByRole("alert").elements().length).toBe(0);
  await expect.poll(() => page.getByText("Saved", { exact: true }).elements()).toHaveLength(0);
  await button("Save as file").click();
  await expect.element(page.getByText("Saved", { exact: true })).toBeVisible();
  expect(recoverySave).toHaveBeenLastCalledWith({ codes });
  print.mockRestore();
});

test("R24: where the password was long ago it is asked before the codes are made", async () => {
  const recoveryCreate = vi.fn<Bridge["recoveryCreate"]>(async () => made({ codes }));
  recoveryCreate.mockResolvedValueOnce(refuse("sign_in_again"));
  const confirmPassword = vi.fn<Bridge["confirmPassword"]>(async () => ok({ status: "success", user: adaWithFactor }));
  await showProfile(adaWithFactor, { recoveryCreate, confirmPassword });
  await button("Make recovery codes").click();
  await passwordField("Password").fill("my password");
  await button("Continue").click();
  await expect.element(kept()).toBeVisible();
  expect(confirmPassword).toHaveBeenCalledExactlyOnceWith({ password: "my password" });
});

test("R24: where the last code was long ago, the first set takes a step-up", async () => {
  const recoveryRenew = vi.fn<Bridge["recoveryRenew"]>(async () => made({ codes }));
  await showProfile(adaWithFactor, { recoveryCreate: async () => refuse("second_factor_required"), recoveryRenew });
  await button("Make recovery codes").click();
  await passwordField("Password").fill("my password");
  await code().fill("123456");
  await button("Make new codes").click();
  await expect.element(kept()).toBeVisible();
  expect(recoveryRenew).toHaveBeenCalledExactlyOnceWith({ password: "my password", token: "123456" });
});

test("R20: the profile counts the codes, and warns below four", async () => {
  await showProfile(adaWithFactor, { overview: left(4) });
  await expect.element(page.getByText("Recovery codes: 4 of 10 left")).toBeVisible();
  await expect.poll(() => page.getByText("Make new ones before they run out.").elements()).toHaveLength(0);
});

test("R20: three are few", async () => {
  await showProfile(adaWithFactor, { overview: left(3) });
  await expect.element(page.getByText("Make new ones before they run out.")).toBeVisible();
});

test("R20: none at all is said plainly; without 2FA nothing is said", async () => {
  await showProfile(adaWithFactor);
  await expect.element(page.getByText("You have no recovery codes")).toBeVisible();
});

test("without 2FA the profile says nothing of recovery codes", async () => {
  await showProfile(ada);
  await expect.element(page.getByText("Last sign-in")).toBeVisible();
  await expect.poll(() => page.getByText(/recovery codes/iu).elements()).toHaveLength(0);
});

test("R24: new codes take a step-up, with a recovery code where the phone is gone", async () => {
  const recoveryRenew = vi.fn<Bridge["recoveryRenew"]>(async () => made({ codes }));
  await showProfile(adaWithFactor, { overview: left(2), recoveryRenew });
  await button("New recovery codes").click();
  await passwordField("Password").fill("my password");
  await link("Use a recovery code").click();
  await expect.element(field("Recovery Code")).toHaveFocus();
  await field("Recovery Code").fill("03 abcd efgh jkmnp");
  await button("Make new codes").click();
  await expect.element(kept()).toBeVisible();
  expect(recoveryRenew).toHaveBeenCalledExactlyOnceWith({ password: "my password", token: "03 abcd efgh jkmnp" });
});

test("R19: where the phone is gone, the screens say in time that a new one takes two codes", async () => {
  await showValidate(adaWithFactor, {
    otpValidate: async () => ok({ otp_valid: true, user: adaWithFactor }),
    recoveryCreate: async () => made({ codes }),
  });
  await link("Use a recovery code").click();
  await expect.element(page.getByText(/you need two: one to sign in, one to disable 2FA\.$/u)).toBeVisible();
  await field("Recovery Code").fill("01 abcd efgh jkmnp");
  await button("Authenticate").click();
  await expect.element(heading("Profile")).toHaveFocus();
  await expect
    .element(page.getByRole("status"))
    .toMatchTextContent(/^Signed in with a recovery code\. If the phone is/u);
  await button("Make recovery codes").click();
  await expect
    .element(page.getByText(/^Each of these .* you need two: one to sign in, one to disable 2FA\./u))
    .toBeVisible();
});

test("R19: Validate takes a recovery code in place of the authenticator's, and turns back", async () => {
  const otpValidate = vi.fn<Bridge["otpValidate"]>(async () => refuse("invalid_token"));
  await showValidate(adaWithFactor, { otpValidate });
  await userEvent.keyboard("123");
  await link("Use a recovery code").click();
  const recovery = field("Recovery Code");
  await expect.element(recovery).toHaveFocus();
  await expect.element(recovery).toHaveValue("");
  await expect.element(recovery).toHaveAttribute("autocomplete", "off");
  await expect.element(recovery).toHaveAttribute("spellcheck", "false");
  await userEvent.keyboard("123456{Enter}");
  await expect.element(recovery).toHaveAccessibleDescription(/^Enter the whole code with its number/u);
  expect(otpValidate).not.toHaveBeenCalled();
  await recovery.fill("01-abcd-efgh-jkmnp");
  await button("Authenticate").click();
  await expect.element(recovery).toHaveAccessibleDescription(/^This code is not right/u);
  expect(otpValidate).toHaveBeenCalledExactlyOnceWith({ token: "01-abcd-efgh-jkmnp" });
  otpValidate.mockResolvedValue(ok({ otp_valid: true, user: adaWithFactor }));
  await link("Use your authenticator instead").click();
  await expect.element(code()).toHaveFocus();
  await expect.element(code()).toHaveValue("");
  await userEvent.keyboard("654321");
  await expect.element(heading("Profile")).toBeVisible();
  expect(otpValidate).toHaveBeenLastCalledWith({ token: "654321" });
});
