/** @file The smallest window there is (electron/shell/window.ts): what has the focus is in view. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { ada, adaWithFactor, codes, enrolment, made, ok } from "./people.ts";
import { button, code, field, passwordField, show, showProfile } from "./show.tsx";

// the other tests' size is put back: the page is the same
const usual = { width: window.innerWidth, height: window.innerHeight };
beforeEach(async () => page.viewport(360, 480));
afterEach(async () => page.viewport(usual.width, usual.height));

test("a dialog that is left without a result gives the focus back where it can be seen", async () => {
  await showProfile(ada);
  await button("Delete account").click();
  await expect.element(page.getByRole("dialog", { name: "Delete account" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => page.getByRole("dialog").elements()).toHaveLength(0);
  await expect.element(button("Delete account")).toHaveFocus();
  await expect.element(button("Delete account")).toBeInViewport();
});

test("the way out of the list of shortcuts is in view, however long the list", async () => {
  const { command } = await show({});
  command("shortcuts");
  await expect.element(page.getByRole("dialog").getByRole("button", { name: "Close" })).toHaveFocus();
  await expect.element(page.getByRole("dialog").getByRole("button", { name: "Close" })).toBeInViewport({ ratio: 0.9 });
});

test("what has the focus is in view at 200 %, on every screen that asks for something", async () => {
  await page.viewport(180, 240);
  await show({ login: async () => ok({ status: "success", user: adaWithFactor }) });
  await expect.element(field("Email")).toHaveFocus();
  await expect.element(field("Email")).toBeInViewport({ ratio: 1 });
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await userEvent.keyboard("{Enter}");
  await expect.element(code()).toHaveFocus();
  // at this size the input is wider than its boxes
  await expect.element(code()).toBeInViewport({ ratio: 0.8 });
});

test("the set-up begins at its top, and not at a field far below", async () => {
  await showProfile(ada, { otpGenerate: async () => ok(enrolment) });
  await button("Setup 2FA").click();
  const what = page.getByText("What is an authenticator app?");
  await expect.element(what).toHaveFocus();
  await expect.element(what).toBeInViewport();
  // the next stop lies below the QR code, which is to be scanned first
  await userEvent.keyboard("{Tab}");
  await expect.element(button("Copy key")).toHaveFocus();
  await expect.element(page.getByRole("img", { name: "QR code for your authenticator" })).toBeInViewport({ ratio: 1 });
  await code().click();
  await expect.element(code()).toHaveFocus();
});

test("the recovery codes begin at their title, with what there is to know; a step further is Copy", async () => {
  // as much as a scroll bar leaves
  await page.viewport(345, 465);
  await showProfile(ada, {
    otpGenerate: async () => ok(enrolment),
    otpVerify: async () => ok({ otp_verified: true, user: adaWithFactor }),
    recoveryCreate: async () => made({ codes }),
  });
  await button("Setup 2FA").click();
  await code().fill("123456");
  const title = page.getByRole("heading", { name: "Save your recovery codes" });
  await expect.element(title).toHaveFocus();
  await expect.element(title).toBeInViewport({ ratio: 1 });
  await expect.element(page.getByText(/^Each of these/u)).toBeInViewport({ ratio: 1 });
  await expect.element(page.getByRole("listitem").first()).toBeInViewport({ ratio: 1 });
  await userEvent.keyboard("{Tab}");
  await expect.element(button("Copy")).toHaveFocus();
  await expect.element(button("Copy")).toBeInViewport({ ratio: 1 });
});
