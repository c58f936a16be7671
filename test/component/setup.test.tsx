/** @file Setting the second factor up: the dialog from the first request to the last. */
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, codes, enrolment, made, ok } from "./people.ts";
import { button, code, heading, passwordField, showProfile } from "./show.tsx";

const dialog = () => page.getByRole("dialog", { name: "Two-Factor Authentication (2FA)", exact: true });
const qr = () => page.getByRole("img", { name: "QR code for your authenticator" });
const cancelling = () => vi.fn<Bridge["otpCancel"]>(async () => ok({ otp_cancelled: true, user: ada }));

async function open(answers: Partial<Bridge> = {}): Promise<void> {
  await showProfile(ada, { otpGenerate: async () => ok(enrolment), otpCancel: cancelling(), ...answers });
  await button("Setup 2FA").click();
  await expect.element(dialog()).toBeVisible();
}

test("is a dialog with the QR code, the key, the field for the code (focused), and two buttons", async () => {
  await open();
  await expect.element(heading("Scan QR Code")).toBeVisible();
  await expect.element(qr()).toBeVisible();
  await expect.element(heading("SecretKey")).toBeVisible();
  await expect.element(code()).toHaveFocus();
  await expect.element(button("Close")).toBeVisible();
  await expect.element(button("Verify & Activate")).toBeVisible();
  await expect.poll(() => dialog().getByRole("listitem").elements()).toHaveLength(3);
});

test("the key stands in groups of four, and is copied without spaces", async () => {
  const copySecret = vi.fn<Bridge["copySecret"]>(async () => ok({ copied: true }));
  await open({ copySecret });
  const key = page.getByText(enrolment.base32);
  await expect.element(key).toBeVisible();
  expect(Array.from(key.element().children, (group) => group.textContent)).toEqual(enrolment.base32.match(/.{4}/gu));
  await button("Copy key").click();
  await expect
    .element(dialog().getByRole("status"))
    .toHaveTextContent("Copied. It is cleared from the clipboard in 30 seconds");
  expect(copySecret).toHaveBeenCalledExactlyOnceWith({ text: enrolment.base32 });
});

test("a clipboard that refuses is not called copied", async () => {
  await open({ copySecret: async () => ok({ copied: false }) });
  await button("Copy key").click();
  await expect
    .element(dialog().getByRole("status"))
    .toHaveTextContent("Copying failed: please select the text and copy it");
});

test("R19: the right code says so, and goes on to the recovery codes", async () => {
  await open({
    otpVerify: async () => ok({ otp_verified: true, user: adaWithFactor }),
    recoveryCreate: async () => made({ codes }),
  });
  await userEvent.keyboard("123456");
  const codesDialog = page.getByRole("dialog", { name: "Save your recovery codes" });
  await expect.element(codesDialog).toBeVisible();
  await expect.element(codesDialog).toHaveAccessibleDescription(/^Two-Factor Auth Enabled Successfully Each of these/u);
  // what was known of them before is not said of those that are being shown
  await expect.poll(() => page.getByText("You have no recovery codes").elements()).toHaveLength(0);
  await page.getByRole("checkbox").click();
  await button("Done").click();
  await expect.poll(() => page.getByRole("dialog").elements()).toHaveLength(0);
  // not at what would switch it off again, which stands where the set-up began
  await expect.element(heading("Profile")).toHaveFocus();
  // it was said already
  await expect.element(page.getByRole("status")).toHaveTextContent("");
});

test("R26: a wrong code keeps the same QR code and the input, selected", async () => {
  const otpGenerate = vi.fn<Bridge["otpGenerate"]>(async () => ok(enrolment));
  await open({ otpGenerate, otpVerify: async () => refuse("invalid_token") });
  const before = qr().element().innerHTML;
  await userEvent.keyboard("123456");
  await expect.element(code()).toHaveAccessibleDescription(/^This code is not right/u);
  await expect.element(code()).toHaveValue("123456");
  await expect.element(code()).toHaveFocus();
  const input = code().element();
  expect(input instanceof HTMLInputElement && [input.selectionStart, input.selectionEnd]).toEqual([0, 6]);
  expect(qr().element().innerHTML).toBe(before);
  expect(otpGenerate).toHaveBeenCalledOnce();
});

for (const [how, close] of [
  ["Escape", async () => userEvent.keyboard("{Escape}")],
  ["Close", async () => button("Close").click()],
] as const) {
  test(`R26: ${how} gives the set-up up, in main too, and the focus goes back`, async () => {
    const otpCancel = cancelling();
    await open({ otpCancel });
    await close();
    await expect.element(button("Setup 2FA")).toHaveFocus();
    await expect.poll(() => dialog().elements()).toHaveLength(0);
    expect(otpCancel).toHaveBeenCalledOnce();
  });
}

test("a click beside the dialog does not throw the set-up away", async () => {
  const otpCancel = cancelling();
  await open({ otpCancel });
  document.elementFromPoint(2, 2)?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await expect.element(dialog()).toBeVisible();
  expect(otpCancel).not.toHaveBeenCalled();
});

test("R24: when the password was long ago it is asked first, kept when wrong, and then it goes on", async () => {
  const otpGenerate = vi.fn<Bridge["otpGenerate"]>(async () => ok(enrolment));
  otpGenerate.mockResolvedValueOnce(refuse("sign_in_again"));
  const confirmPassword = vi.fn<Bridge["confirmPassword"]>(async () => ok({ status: "success", user: ada }));
  confirmPassword.mockResolvedValueOnce(refuse("wrong_password"));
  await open({ otpGenerate, confirmPassword });
  await expect.element(passwordField("Password")).toHaveFocus();
  await userEvent.keyboard("my password{Enter}");
  await expect.element(passwordField("Password")).toHaveAccessibleDescription("Incorrect password");
  await expect.element(passwordField("Password")).toHaveValue("my password");
  await button("Continue").click();
  await expect.element(qr()).toBeVisible();
  await expect.element(code()).toHaveFocus();
  expect(confirmPassword).toHaveBeenLastCalledWith({ password: "my password" });
});

test("R24: when the password has grown old at the QR code it is asked again, and then the same code is there", async () => {
  const otpVerify = vi.fn<Bridge["otpVerify"]>(async () => ok({ otp_verified: true, user: adaWithFactor }));
  otpVerify.mockResolvedValueOnce(refuse("sign_in_again"));
  const otpCancel = cancelling();
  await open({
    otpVerify,
    otpCancel,
    confirmPassword: async () => ok({ status: "success", user: ada }),
    recoveryCreate: async () => made({ codes }),
  });
  const before = qr().element().innerHTML;
  await userEvent.keyboard("123456");
  await expect.element(passwordField("Password")).toHaveFocus();
  await userEvent.keyboard("my password{Enter}");
  await expect.element(code()).toHaveFocus();
  expect(qr().element().innerHTML).toBe(before);
  expect(page.getByText(/has run out/u).elements()).toHaveLength(0);
  await userEvent.keyboard("654321");
  await expect.element(page.getByRole("dialog", { name: "Save your recovery codes" })).toBeVisible();
  expect(otpCancel).not.toHaveBeenCalled();
});

test("R26: whoever gives up at that password gives the set-up up, in main too", async () => {
  const otpCancel = cancelling();
  await open({ otpVerify: async () => refuse("sign_in_again"), otpCancel });
  await userEvent.keyboard("123456");
  await expect.element(passwordField("Password")).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(button("Setup 2FA")).toHaveFocus();
  expect(otpCancel).toHaveBeenCalledOnce();
});

test("R24 R26: a key that runs out while the password is asked for is replaced, and that is said", async () => {
  const fresh = { base32: "A".repeat(32), otpauth_url: `otpauth://totp/Twofold:a?secret=${"A".repeat(32)}` };
  const otpGenerate = vi.fn<Bridge["otpGenerate"]>(async () => ok(fresh));
  otpGenerate.mockResolvedValueOnce(ok(enrolment));
  await open({
    otpGenerate,
    otpVerify: async () => refuse("sign_in_again"),
    confirmPassword: async () => ok({ status: "success", user: ada }),
  });
  await userEvent.keyboard("123456");
  await expect.element(passwordField("Password")).toHaveFocus();
  await userEvent.keyboard("my password{Enter}");
  await expect.element(page.getByText(fresh.base32)).toBeVisible();
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("This set-up has run out. Here is a new code to scan");
});

test("R26: a set-up that has run out makes a new one, and says so", async () => {
  const otpGenerate = vi.fn<Bridge["otpGenerate"]>(async () => ok(enrolment));
  await open({ otpGenerate, otpVerify: async () => refuse("enrolment_expired") });
  const fresh = { base32: "A".repeat(32), otpauth_url: `otpauth://totp/Twofold:a?secret=${"A".repeat(32)}` };
  otpGenerate.mockResolvedValue(ok(fresh));
  await userEvent.keyboard("123456");
  await expect.element(page.getByText(fresh.base32)).toBeVisible();
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("This set-up has run out. Here is a new code to scan");
  await expect.element(code()).toHaveValue("");
  await expect.element(code()).toHaveFocus();
});

test("what else main refuses is said on the profile, and no dialog opens", async () => {
  await showProfile(ada, { otpGenerate: async () => refuse("already_enabled") });
  await button("Setup 2FA").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Two-factor authentication is already on");
  await expect.poll(() => dialog().elements()).toHaveLength(0);
});
