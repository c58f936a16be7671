/** @file What the screens say of waits (R10, R11) and of clocks that differ. The clock is moved, never waited for. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, chosen, ok, protection, quiet } from "./people.ts";
import { button, code, field, heading, passwordField, show, showProfile, showValidate, speak } from "./show.tsx";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const alert = () => page.getByRole("alert");

test("R10: Login counts down, sends nothing meanwhile, and says when it is over", async () => {
  const login = vi.fn<Bridge["login"]>(async () => refuse("too_many_attempts", { retry_after: 27 }));
  await show({ login });
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await button("Login").click();
  await expect.element(alert()).toMatchTextContent("Too many wrong attempts. Please wait");
  await expect.element(page.getByText(/^Try again in 00:27, at /u)).toBeVisible();
  await expect.element(button("Login")).toBeDisabled();
  await passwordField("Password").click();
  await userEvent.keyboard("{Enter}");
  vi.advanceTimersByTime(26_000);
  await expect.element(page.getByText(/^Try again in 00:01/u)).toBeVisible();
  await expect.element(button("Login")).toBeDisabled();
  expect(login).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1000);
  await expect.element(alert()).toMatchTextContent("You can try again now.");
  await button("Login").click();
  await expect.poll(() => login.mock.calls.length).toBe(2);
});

test("R10: the wait at Login is that e-mail's: another one may sign in meanwhile, and the first one waits on", async () => {
  const login = vi.fn<Bridge["login"]>(async () => ok({ status: "success", user: ada }));
  login.mockResolvedValueOnce(refuse("too_many_attempts", { retry_after: 27 }));
  await show({ login });
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await button("Login").click();
  await expect.element(button("Login")).toBeDisabled();
  await field("Email").fill("bob@example.org");
  await expect.element(button("Login")).toBeEnabled();
  await expect.poll(() => alert().elements()).toHaveLength(0);
  await field("Email").fill(ada.email.toUpperCase());
  await expect.element(page.getByText(/^Try again in 00:27, at /u)).toBeVisible();
  await expect.element(button("Login")).toBeDisabled();
  await field("Email").fill("bob@example.org");
  await userEvent.keyboard("{Enter}");
  await expect.element(heading("Profile")).toBeVisible();
});

test("R10: the seconds are for the eye only; the time at which it ends is for everybody", async () => {
  await show({ login: async () => refuse("too_many_attempts", { retry_after: 90 }) });
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await button("Login").click();
  await expect.element(page.getByText(/^Try again in 01:30/u)).toHaveAttribute("aria-hidden", "true");
  await expect.element(alert()).toMatchTextContent(/This can be tried again at \d+:\d\d:\d\d/u);
});

test("R10: a step-up waits too, and another proof lifts its wait", async () => {
  await showProfile(adaWithFactor, { otpDisable: async () => refuse("too_many_attempts", { retry_after: 30 }) });
  await button("Disable 2FA").click();
  await passwordField("Password").fill("words");
  await code().fill("123456");
  const submit = page.getByRole("dialog").getByRole("button", { name: "Disable 2FA" });
  await submit.click();
  await expect.element(page.getByText(/^Try again in 00:30/u)).toBeVisible();
  await expect.element(submit).toBeDisabled();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect.element(submit).toBeEnabled();
  await expect.element(passwordField("Password")).toHaveValue("words");
  await page.getByRole("link", { name: "Use your authenticator instead" }).click();
  await expect.element(submit).toBeDisabled();
});

test("R10: a locked factor says so, without a time", async () => {
  await showValidate(adaWithFactor, { otpValidate: async () => refuse("factor_locked") });
  await userEvent.keyboard("123456");
  await expect.element(alert()).toMatchTextContent("Too many wrong attempts. This can no longer be used");
  await expect.poll(() => page.getByText(/Try again in/u).elements()).toHaveLength(0);
});

test("R11: a lock-out leads from Validate to Login with its reason and the wait", async () => {
  const locked = Promise.withResolvers<Awaited<ReturnType<Bridge["otpValidate"]>>>();
  const { end } = await showValidate(adaWithFactor, { otpValidate: async () => locked.promise });
  await userEvent.keyboard("123456");
  // main ends the session first, and then answers
  end("locked-out");
  await expect.element(heading("Welcome Back")).toBeVisible();
  locked.resolve(refuse("too_many_attempts", { retry_after: 30, locked_out: true }));
  const status = page.getByRole("status");
  await expect.element(status).toMatchTextContent("You have been signed out: there were too many wrong attempts.");
  await expect.element(status).toMatchTextContent("Try again in 00:30");
  vi.advanceTimersByTime(30_000);
  await expect.element(status).toMatchTextContent("You can try again now.");
  await expect.element(field("Email")).toHaveValue(adaWithFactor.email);
  await expect.element(passwordField("Password")).toHaveFocus();
});

test("R10: where the next wrong code begins a wait, whoever signs in is told before it, in the language that is spoken", async () => {
  const session = vi.fn<Bridge["session"]>(async () => ok({ state: "signed-out", protection }));
  await show({ session, login: async () => ok({ status: "success", user: adaWithFactor }) });
  session.mockResolvedValue(ok({ state: "pending", user: adaWithFactor, protection, next_waits: true }));
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await button("Login").click();
  const status = page.getByRole("status");
  await expect.element(status).toMatchTextContent("After one more wrong code you have to wait");
  await expect.element(code()).toHaveFocus();
  await speak("de");
  await expect.element(status).toMatchTextContent("Nach einem weiteren falschen Code müssen Sie warten");
});

for (const [drift, words] of [
  [120, "would be right on a clock that is 2 minutes ahead. Check"],
  [-90, "was right 2 minutes ago: enter the one that is shown now"],
  [-60, "was right 1 minute ago: enter the one that is shown now"],
] as const) {
  test(`a code refused for its clock says by how much: ${drift} s`, async () => {
    await showValidate(adaWithFactor, { otpValidate: async () => refuse("invalid_token", { drift }) });
    await userEvent.keyboard("123456");
    await expect.element(code()).toHaveAccessibleDescription(new RegExp(words, "u"));
  });
}

test("R10: before the code that begins a wait it is said", async () => {
  await showValidate(adaWithFactor, { otpValidate: async () => refuse("invalid_token", { next_waits: true }) });
  await userEvent.keyboard("123456");
  await expect.element(alert()).toMatchTextContent(/right\. After one more wrong code you have to wait$/u);
});

test("R7: a code that was right, but is spent, is told from a wrong one", async () => {
  await showValidate(adaWithFactor, { otpValidate: async () => refuse("invalid_token", { spent: true }) });
  await userEvent.keyboard("123456");
  await expect.element(alert()).toMatchTextContent("right. This code counts as used: wait for the next one");
});

test("R7: where codes count as used for long, because a clock was ahead, it is said until when, and what works", async () => {
  const spent_until = "2030-01-02T03:04:00.000Z";
  await showValidate(adaWithFactor, { otpValidate: async () => refuse("invalid_token", { spent_until }) });
  await userEvent.keyboard("123456");
  const time = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" }).format(new Date(spent_until));
  await expect
    .element(alert())
    .toMatchTextContent(
      `right. Codes count as used until ${time}, as this computer's clock was ahead. Until then only a recovery code works`,
    );
});

test("R10 R11: who signs in again before a code may be tried is told how long, and may use a recovery code", async () => {
  const session = vi.fn<Bridge["session"]>(async () => ok({ state: "signed-out", protection }));
  const otpValidate = vi.fn<Bridge["otpValidate"]>(async () => ok({ otp_valid: true, user: adaWithFactor }));
  await show({ session, otpValidate, login: async () => ok({ status: "success", user: adaWithFactor }) });
  session.mockResolvedValue(ok({ state: "pending", user: adaWithFactor, protection, retry_after: 27 }));
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await button("Login").click();
  await expect.element(heading("Two-Factor Authentication")).toBeVisible();
  await expect.element(page.getByText(/^Try again in 00:27/u)).toBeVisible();
  await expect.element(button("Authenticate")).toBeDisabled();
  await userEvent.keyboard("123456");
  expect(otpValidate).not.toHaveBeenCalled();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect.element(button("Authenticate")).toBeEnabled();
  await expect.poll(() => alert().elements()).toHaveLength(0);
  // and it holds still for a code
  await page.getByRole("link", { name: "Use your authenticator instead" }).click();
  await expect.element(page.getByText(/^Try again in 00:27/u)).toBeVisible();
  await expect.element(button("Authenticate")).toBeDisabled();
  await userEvent.keyboard("123456");
  vi.advanceTimersByTime(27_000);
  await expect.element(button("Authenticate")).toBeEnabled();
  // what was typed meanwhile is old, and Enter does not send it
  await expect.element(code()).toHaveValue("");
  await userEvent.keyboard("{Enter}");
  await expect.element(code()).toHaveAccessibleDescription(/^Enter the code/u);
  expect(otpValidate).not.toHaveBeenCalled();
  await userEvent.keyboard("654321");
  await expect.element(heading("Profile")).toBeVisible();
  expect(otpValidate).toHaveBeenCalledExactlyOnceWith({ token: "654321" });
});

test("R10: whether a code has to wait is no news to who has given it, or been signed out, meanwhile", async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<Bridge["session"]>>>();
  const session = vi.fn<Bridge["session"]>(async () => ok({ state: "signed-out", protection }));
  const otpValidate = vi.fn<Bridge["otpValidate"]>(async () => ok({ otp_valid: true, user: adaWithFactor }));
  await show({ session, otpValidate, login: async () => ok({ status: "success", user: adaWithFactor }) });
  session.mockReturnValue(answer.promise);
  await field("Email").fill(ada.email);
  await passwordField("Password").fill("words");
  await button("Login").click();
  await expect.element(code()).toHaveFocus();
  await userEvent.keyboard("123456");
  await expect.element(heading("Profile")).toHaveFocus();
  answer.resolve(ok({ state: "pending", user: adaWithFactor, protection, retry_after: 27 }));
  await userEvent.keyboard("a");
  await expect.element(heading("Profile")).toBeVisible();
});

test("R10: a code that is tried before the wait is over leads nowhere else, and may be tried when it is", async () => {
  const otpValidate = vi.fn<Bridge["otpValidate"]>(async () => refuse("too_many_attempts", { retry_after: 27 }));
  await showValidate(adaWithFactor, { otpValidate });
  await userEvent.keyboard("123456");
  await expect.element(page.getByText(/^Try again in 00:27/u)).toBeVisible();
  vi.advanceTimersByTime(27_000);
  await expect.element(alert()).toHaveTextContent("You can try again now.");
  await userEvent.keyboard("654321");
  await expect.poll(() => otpValidate.mock.calls).toEqual([[{ token: "123456" }], [{ token: "654321" }]]);
});

test("R23: main hears that somebody is there, at most every 15 s, and only while signed in", async () => {
  const seen = vi.fn<Bridge["seen"]>(async () => refuse("failed"));
  const { end } = await showProfile(ada, { seen });
  await expect.element(heading("Profile")).toBeVisible();
  await userEvent.keyboard("a");
  await userEvent.keyboard("b");
  await heading("Profile").click();
  expect(seen).toHaveBeenCalledOnce();
  vi.setSystemTime(Date.now() + 15_000);
  await heading("Profile").click();
  expect(seen).toHaveBeenCalledTimes(2);
  end("idle");
  await expect.element(heading("Welcome Back")).toBeVisible();
  vi.setSystemTime(Date.now() + 15_000);
  await userEvent.keyboard("c");
  expect(seen).toHaveBeenCalledTimes(2);
});

test("R25: how long ago something happened goes on being true", async () => {
  const at = new Date(Date.now() - 2 * 60_000).toISOString();
  await showProfile(ada, { overview: async () => ok({ ...quiet, notices: [{ at, kind: "wrong_code" }] }) });
  await expect.element(page.getByText("2 minutes ago")).toBeVisible();
  vi.advanceTimersByTime(60_000);
  await expect.element(page.getByText("3 minutes ago")).toBeVisible();
});

test("R23: before a session ends for want of a sign it says so, in time to stay by any key, over a dialog too", async () => {
  const seen = vi.fn<Bridge["seen"]>(async () => ok({ status: "success", idle_minutes: 5 }));
  const warning = page.getByText(/^Nothing is being done, so you will be signed out soon/u);
  await showProfile(ada, { seen });
  await expect.element(heading("Profile")).toBeVisible();
  await button("Export account").click();
  await expect.element(passwordField("Passphrase")).toHaveFocus();
  vi.advanceTimersByTime(4.5 * 60_000 - 1000);
  await expect.poll(() => warning.elements()).toHaveLength(0);
  vi.advanceTimersByTime(1000);
  await expect.element(warning).toMatchTextContent("00:30");
  await expect.element(warning).toBeVisible();
  await userEvent.keyboard("{Shift}");
  await expect.poll(() => warning.elements()).toHaveLength(0);
  expect(seen).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(4.5 * 60_000);
  await expect.element(warning).toBeVisible();
});

test("R23: another idle time that is chosen holds for the warning too", async () => {
  const seen = vi.fn<Bridge["seen"]>(async () => ok({ status: "success", idle_minutes: 15 }));
  await showProfile(ada, {
    seen,
    preferences: async () => ok(chosen),
    setPreferences: async () => ok({ ...chosen, idle_minutes: 1 }),
  });
  await button("Preferences").click();
  seen.mockResolvedValue(ok({ status: "success", idle_minutes: 1 }));
  await page.getByLabelText("Sign out when nothing is done for").selectOptions("1 minute");
  await expect.poll(() => seen.mock.calls.length).toBe(2);
  vi.advanceTimersByTime(30_000);
  await expect.element(page.getByText(/^Nothing is being done/u)).toBeVisible();
});
