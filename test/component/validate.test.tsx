/** @file The second step of signing in, and the field for the code. */
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { adaWithFactor, ok, protection } from "./people.ts";
import { button, code, field, heading, link, showValidate } from "./show.tsx";

type Validate = Bridge["otpValidate"];
const refusing = () => vi.fn<Validate>(async () => refuse("invalid_token"));

/** Puts a text on the clipboard and pastes it into the field that has the focus. */
async function paste(text: string): Promise<void> {
  const source = document.createElement("textarea");
  document.body.append(source);
  await userEvent.fill(source, text);
  await userEvent.keyboard("{Control>}ac{/Control}");
  source.remove();
  await code().click();
  await userEvent.keyboard("{Control>}v{/Control}");
}

test("has one real field for the code, focused, as phones and password managers expect it", async () => {
  await showValidate(adaWithFactor);
  await expect.element(heading("Two-Factor Authentication")).toBeVisible();
  await expect.element(code()).toHaveFocus();
  await expect.element(code()).toHaveAttribute("autocomplete", "one-time-code");
  await expect.element(code()).toHaveAttribute("inputmode", "numeric");
  await expect.poll(() => page.getByRole("textbox").elements()).toHaveLength(1);
});

test("six digits submit by themselves and lead to Profile", async () => {
  const otpValidate = vi.fn<Validate>(async () => ok({ otp_valid: true, user: adaWithFactor }));
  await showValidate(adaWithFactor, { otpValidate });
  await userEvent.keyboard("12345");
  expect(otpValidate).not.toHaveBeenCalled();
  await userEvent.keyboard("6");
  await expect.element(heading("Profile")).toHaveFocus();
  expect(otpValidate).toHaveBeenCalledExactlyOnceWith({ token: "123456" });
});

test("R8: a pasted '123 456' submits once, without the space, and can be undone", async () => {
  const otpValidate = refusing();
  await showValidate(adaWithFactor, { otpValidate });
  await paste("123 456");
  await expect.element(code()).toHaveValue("123456");
  await expect.element(code()).toHaveAccessibleDescription(/^This code is not right/u);
  expect(otpValidate).toHaveBeenCalledExactlyOnceWith({ token: "123456" });
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.element(code()).toHaveValue("");
});

test("a pasted code takes the place of what was there", async () => {
  const otpValidate = refusing();
  await showValidate(adaWithFactor, { otpValidate });
  await userEvent.keyboard("12 3");
  await expect.element(code()).toHaveValue("123");
  await paste("654321");
  await expect.element(code()).toHaveValue("654321");
  expect(otpValidate).toHaveBeenCalledExactlyOnceWith({ token: "654321" });
});

test("a refused code stays, selected, with the error beside it, and is not sent again by itself", async () => {
  const otpValidate = refusing();
  await showValidate(adaWithFactor, { otpValidate });
  await userEvent.keyboard("111111");
  await expect.element(page.getByRole("alert")).toHaveTextContent("This code is not right");
  await expect.element(code()).toHaveFocus();
  await expect.element(code()).toHaveAttribute("aria-invalid", "true");
  await userEvent.keyboard("111111");
  await expect.element(code()).toHaveValue("111111");
  expect(otpValidate).toHaveBeenCalledOnce();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => otpValidate.mock.calls.length).toBe(2);
  await expect.element(page.getByRole("alert")).toBeVisible();
  // once more, out of habit: it was refused, and would count as another guess
  await userEvent.keyboard("{Enter}");
  await expect.element(code()).toHaveAccessibleDescription(/^This code is not right/u);
  await userEvent.keyboard("222222");
  await expect.poll(() => otpValidate.mock.calls.length).toBe(3);
});

test("R8: full-width digits and too few are refused and kept, and nothing is sent", async () => {
  const otpValidate = vi.fn<Validate>();
  await showValidate(adaWithFactor, { otpValidate });
  for (const typed of ["１２３４５６", "12345", ""]) {
    await code().fill(typed);
    await button("Authenticate").click();
    await expect.element(code()).toHaveAccessibleDescription(/^Enter the code: 6 digits from 0 to 9/u);
    await expect.element(code()).toHaveValue(typed);
    await expect.element(code()).toHaveFocus();
  }
  expect(otpValidate).not.toHaveBeenCalled();
});

test("what is no digit does not get in, and takes no digit's place", async () => {
  const otpValidate = refusing();
  await showValidate(adaWithFactor, { otpValidate });
  await userEvent.keyboard("12a345-6");
  await expect.element(code()).toHaveValue("123456");
  await paste("1 2 3-456");
  await paste("Your code is 654-321.");
  await expect.element(code()).toHaveValue("654321");
  expect(otpValidate.mock.calls).toEqual([[{ token: "123456" }], [{ token: "654321" }]]);
});

test("R8: digits of another script get in, to be seen, and are said to be none of ours", async () => {
  const otpValidate = vi.fn<Validate>();
  await showValidate(adaWithFactor, { otpValidate });
  await paste("١٢٣٤٥٦");
  await expect.element(code()).toHaveValue("١٢٣٤٥٦");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("Enter the code: 6 digits from 0 to 9");
  expect(otpValidate).not.toHaveBeenCalled();
});

test("what is to be entered is said to the ear too", async () => {
  await showValidate(adaWithFactor);
  await expect.element(code()).toHaveAccessibleDescription("The 6 digits that your authenticator shows now");
  await link("Use a recovery code").click();
  await expect
    .element(field("Recovery Code"))
    .toHaveAccessibleDescription("With its number, such as 01-ABCD-EFGH-JKMNP");
});

test("a seventh digit does not get in", async () => {
  // no answer: a refusal would select the code, and the next digit then rightly takes its place
  await showValidate(adaWithFactor, { otpValidate: async () => Promise.withResolvers<never>().promise });
  await userEvent.keyboard("1234567");
  await expect.element(code()).toHaveValue("123456");
});

test("'Back to basic login' ends the pending session before it shows Login", async () => {
  const logout = vi.fn<Bridge["logout"]>(async () => ok({ status: "success" }));
  await showValidate(adaWithFactor, { logout });
  await link("Back to basic login").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(field("Email")).toHaveFocus();
  expect(logout).toHaveBeenCalledOnce();
});

test("when that is refused, it says so and stays", async () => {
  await showValidate(adaWithFactor, { logout: async () => refuse("failed") });
  await link("Back to basic login").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Something went wrong");
  await expect.element(code()).toBeVisible();
});

test("R21: a pending session that is over leads to Login with main's words", async () => {
  const session = vi.fn<Bridge["session"]>(async () => ok({ state: "pending", user: adaWithFactor, protection }));
  await showValidate(adaWithFactor, { session, otpValidate: async () => refuse("not_signed_in") });
  session.mockResolvedValue(ok({ state: "signed-out", protection }));
  await userEvent.keyboard("123456");
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(page.getByRole("status")).toHaveTextContent("Please sign in first");
});
