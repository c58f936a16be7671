/** @file Which screen is shown, and what happens when main ends the session or cannot be reached. */
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { canvas } from "../../shared/look.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, ok, protection, quiet } from "./people.ts";
import { button, field, heading, link, show, showProfile, showValidate, speak } from "./show.tsx";

test("the sign-in screen is there at once; a session that still stands takes its place", async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<Bridge["session"]>>>();
  await show({ session: async () => answer.promise });
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(field("Email")).toHaveFocus();
  answer.resolve(ok({ state: "signed-in", user: ada, protection }));
  await expect.element(heading("Profile")).toBeVisible();
});

test("what is typed before main has answered stays", async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<Bridge["session"]>>>();
  await show({ session: async () => answer.promise });
  await field("Email").fill(ada.email);
  answer.resolve(ok({ state: "signed-out", protection }));
  await answer.promise;
  await expect.element(field("Email")).toHaveValue(ada.email);
});

test("each state of the session has its screen", async () => {
  await showValidate(adaWithFactor);
  await expect.element(heading("Two-Factor Authentication")).toBeVisible();
});

test("the title says which screen it is, in the language that is spoken", async () => {
  const { end } = await showProfile(ada);
  await expect.poll(() => document.title).toBe("Profile – Twofold");
  end("idle");
  await expect.poll(() => document.title).toBe("Login – Twofold");
  await speak("de");
  await expect.poll(() => document.title).toBe("Anmelden – Twofold");
  await link("Hier registrieren").click();
  await expect.poll(() => document.title).toBe("Konto anlegen – Twofold");
});

test("a broken bridge is said plainly, and can be tried again", async () => {
  const session = vi.fn<Bridge["session"]>().mockRejectedValueOnce(new Error("no handler"));
  session.mockResolvedValue(ok({ state: "signed-out", protection }));
  await show({ session });
  await expect.element(heading("Something went wrong")).toBeVisible();
  await button("Try again").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
});

test("a rejected request is a refusal, not a blank page", async () => {
  await show({ login: async () => Promise.reject(new Error("gone")) });
  await field("Email").fill(ada.email);
  await page.getByLabelText("Password", { exact: true }).fill("words");
  await button("Login").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Something went wrong");
});

test("R23: a session that main ends leads to Login and says why", async () => {
  const { end } = await showProfile(ada);
  await expect.element(heading("Profile")).toBeVisible();
  end("idle");
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect
    .element(page.getByRole("status"))
    .toHaveTextContent("You have been signed out: nothing was done for a while.");
  await expect.element(field("Email")).toHaveFocus();
});

test("R23: a session that main has ended unnoticed is noticed at the next request", async () => {
  const session = vi.fn<Bridge["session"]>(async () => ok({ state: "signed-in", user: ada, protection }));
  await showProfile(ada, { session, otpGenerate: async () => refuse("not_signed_in") });
  await expect.element(heading("Profile")).toBeVisible();
  session.mockResolvedValue(ok({ state: "signed-out", protection }));
  await button("Setup 2FA").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(page.getByRole("status")).toHaveTextContent("Please sign in first");
});

test("R22: a request that the next session of the same person has overtaken is asked again, and nobody is sent away", async () => {
  const overview = vi.fn<Bridge["overview"]>(async () => ok({ ...quiet, recovery_codes_left: 3 }));
  overview.mockResolvedValueOnce(refuse("not_signed_in"));
  await showProfile(adaWithFactor, { overview });
  await expect.element(page.getByText("Recovery codes: 3 of 10 left")).toBeVisible();
  await expect.element(heading("Profile")).toBeVisible();
  expect(overview).toHaveBeenCalledTimes(2);
});

test("R22: and what is refused again is said, not asked for ever", async () => {
  const otpGenerate = vi.fn<Bridge["otpGenerate"]>(async () => refuse("not_signed_in"));
  await showProfile(ada, { otpGenerate });
  await button("Setup 2FA").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Please sign in first");
  expect(otpGenerate).toHaveBeenCalledTimes(2);
});

test("R23: what a left screen still hears does not hide why the session ended", async () => {
  const answer = Promise.withResolvers<Awaited<ReturnType<Bridge["overview"]>>>();
  const { end } = await showProfile(ada, { overview: async () => answer.promise });
  await expect.element(heading("Profile")).toBeVisible();
  end("lock");
  answer.resolve(refuse("not_signed_in"));
  await expect.element(heading("Welcome Back")).toBeVisible();
  await field("Email").fill(ada.email);
  await expect.element(page.getByRole("status")).toHaveTextContent("You have been signed out: the screen was locked.");
});

test("the page goes on with the window's first colour", async () => {
  await show({});
  await expect.element(heading("Welcome Back")).toBeVisible();
  const paint = document.createElement("p");
  paint.style.color = canvas.light;
  document.body.append(paint);
  expect(getComputedStyle(document.body).backgroundColor).toBe(getComputedStyle(paint).color);
  paint.remove();
});
