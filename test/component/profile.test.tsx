/** @file Who is signed in, whether 2FA is on, and what is said about the key. */
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, ok } from "./people.ts";
import { button, heading, show, showProfile } from "./show.tsx";

test("shows who is signed in and that 2FA is off", async () => {
  await showProfile(ada);
  await expect.element(heading("Mobile App Authentication (2FA)")).toBeVisible();
  for (const fact of [ada.id, ada.name, ada.email, "Off"]) {
    await expect.element(page.getByText(fact, { exact: true })).toBeVisible();
  }
  await expect.element(button("Setup 2FA")).toBeVisible();
});

test("shows that 2FA is on", async () => {
  await showProfile(adaWithFactor);
  await expect.element(page.getByText("On", { exact: true })).toBeVisible();
  await expect.element(button("Disable 2FA")).toBeVisible();
});

test("Logout leads to Login once main has agreed", async () => {
  const logout = vi.fn<Bridge["logout"]>(async () => ok({ status: "success" }));
  logout.mockResolvedValueOnce(refuse("failed"));
  await showProfile(ada, { logout });
  await button("Logout").click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Something went wrong");
  await button("Logout").click();
  await expect.element(heading("Welcome Back")).toBeVisible();
  await expect.element(page.getByRole("status")).toMatchTextContent("You have signed out");
});

test("R28: where there is no key store the profile says in plain words that nothing is protected", async () => {
  const weak = { backend: "basic_text", protected: false };
  await show({ session: async () => ok({ state: "signed-in", user: ada, protection: weak }) });
  await expect.element(page.getByText(/the key lies next to them .* \(basic_text\)/u)).toBeVisible();
  await expect.poll(() => page.getByText(/kept by the system's key store/u).elements()).toHaveLength(0);
});

test("R28: where there is one, it says which", async () => {
  await showProfile(ada);
  await expect.element(page.getByText(/kept by the system's key store \(secret_service\)/u)).toBeVisible();
});
