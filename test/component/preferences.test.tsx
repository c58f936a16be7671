/** @file Preferences, languages, and the commands of the native menu. */
import { describe, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Bridge } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, chosen, ok, quiet } from "./people.ts";
import { button, field, heading, link, show, showProfile, showValidate, speak } from "./show.tsx";

const dialog = (name: string) => page.getByRole("dialog", { name });

/** A main that keeps what is chosen. */
function keeper(): { readonly preferences: Bridge["preferences"]; readonly setPreferences: Bridge["setPreferences"] } {
  let kept = chosen;
  return {
    preferences: async () => ok(kept),
    setPreferences: async (next) => {
      kept = { ...next, speaks: next.language === "system" ? "en" : next.language };
      return ok(kept);
    },
  };
}

/** A main that is busy until then. */
const after =
  (until: Promise<void>): Bridge["setPreferences"] =>
  async (next) => {
    await until;
    return keeper().setPreferences(next);
  };

describe("Preferences", () => {
  test("each choice is sent at once, and shown as kept", async () => {
    const setPreferences = vi.fn<Bridge["setPreferences"]>(keeper().setPreferences);
    await show({ ...keeper(), setPreferences });
    await button("Preferences").click();
    await expect.element(page.getByRole("radio", { name: "Like the system" })).toBeChecked();
    await expect.poll(() => dialog("Preferences").getByRole("img").elements()).toHaveLength(0);
    await page.getByRole("radio", { name: "Dark" }).click();
    await expect.element(page.getByRole("radio", { name: "Dark" })).toBeChecked();
    await page.getByRole("combobox", { name: "Sign out when nothing is done for" }).selectOptions("5 minutes");
    await expect
      .poll(() => setPreferences.mock.lastCall)
      .toEqual([{ theme: "dark", language: "system", idle_minutes: 5 }]);
  });

  test("a language is spoken at once, from right to left where it is written so, and back", async () => {
    await show(keeper());
    await button("Preferences").click();
    await page.getByRole("combobox", { name: "Language" }).selectOptions("العربية");
    await expect.element(page.getByRole("heading", { name: "التفضيلات" })).toBeVisible();
    expect(document.documentElement.dir).toBe("rtl");
    expect(document.documentElement.lang).toBe("ar");
    await page.getByRole("combobox", { name: "اللغة" }).selectOptions("Deutsch");
    await expect.element(page.getByRole("heading", { name: "Einstellungen" })).toBeVisible();
    expect(document.documentElement.dir).toBe("ltr");
    await button("Schließen").click();
    await expect.element(heading("Willkommen zurück")).toBeVisible();
  });

  test("what is chosen faster than main keeps it is not lost, and the last choice is kept", async () => {
    const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const setPreferences = vi
      .fn<Bridge["setPreferences"]>(keeper().setPreferences)
      .mockImplementationOnce(after(first.promise))
      .mockImplementationOnce(after(second.promise));
    await show({ ...keeper(), setPreferences });
    await button("Preferences").click();
    const list = page.getByRole("combobox", { name: "Sign out when nothing is done for" });
    for (const minutes of ["1", "5", "30", "60"]) {
      await list.selectOptions(minutes);
      await expect.element(list).toHaveValue(minutes);
    }
    first.resolve();
    await expect.poll(() => setPreferences.mock.calls.map(([{ idle_minutes: minutes }]) => minutes)).toEqual([1, 60]);
    await expect.element(list).toHaveValue("60");
    second.resolve();
    await expect.element(list).toHaveValue("60");
  });

  test("a choice that could not be kept is not shown as kept", async () => {
    await show({ ...keeper(), setPreferences: async () => refuse("not_saved") });
    await button("Preferences").click();
    await page.getByRole("radio", { name: "Light" }).click();
    await expect.element(page.getByRole("alert")).toMatchTextContent("This may not have been saved");
    await expect.element(page.getByRole("radio", { name: "Like the system" })).toBeChecked();
  });

  test("by keyboard alone: it opens, takes the focus, chooses, closes and gives the focus back", async () => {
    const { command } = await show(keeper());
    await field("Email").click();
    command("preferences");
    await expect.element(page.getByRole("radio", { name: "Like the system" })).toHaveFocus();
    await userEvent.keyboard("{ArrowRight}");
    await expect.element(page.getByRole("radio", { name: "Light" })).toBeChecked();
    await userEvent.keyboard("{Escape}");
    await expect.element(field("Email")).toHaveFocus();
  });
});

test("what was said stays, in the language that is chosen after it", async () => {
  await show({ login: async () => refuse("wrong_credentials") });
  await button("Login").click();
  await expect.element(field("Email")).toHaveAccessibleDescription("Please enter a valid email address");
  await speak("de");
  await expect.element(field("E-Mail")).toHaveAccessibleDescription("Bitte geben Sie eine gültige E-Mail-Adresse ein");
  await field("E-Mail").fill(ada.email);
  await page.getByLabelText("Passwort", { exact: true }).fill("words");
  await button("Anmelden").click();
  await expect.element(page.getByRole("alert")).toMatchTextContent("E-Mail oder Passwort ist falsch");
  await speak("en");
  await expect.element(page.getByRole("alert")).toMatchTextContent("Incorrect Email or Password");
});

test("refusals, and what is wrong with a field, are said in the language of the page", async () => {
  await show({ login: async () => refuse("wrong_credentials") }, "de");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect.element(field("E-Mail")).toHaveAccessibleDescription("Bitte geben Sie eine gültige E-Mail-Adresse ein");
  await field("E-Mail").fill(ada.email);
  await page.getByLabelText("Passwort", { exact: true }).fill("words");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await expect.element(page.getByRole("alert")).toMatchTextContent("E-Mail oder Passwort ist falsch");
});

describe("the commands of the menu", () => {
  test("signed out: create an account, import one", async () => {
    const { command } = await show({});
    await expect.element(heading("Welcome Back")).toBeVisible();
    command("register");
    await expect.element(heading("Create account")).toBeVisible();
    command("import");
    await expect.element(dialog("Import an account")).toBeVisible();
    command("activity");
    await userEvent.keyboard("{Escape}");
    await expect.element(dialog("Import an account")).not.toBeInTheDocument();
    await expect.element(heading("Create account")).toBeVisible();
  });

  test("half way in: the recovery code and back, and giving up", async () => {
    const { command } = await showValidate(adaWithFactor);
    command("recovery");
    await expect.element(field("Recovery Code")).toHaveFocus();
    command("recovery");
    await expect.element(field("Authentication Code")).toHaveFocus();
    command("logout");
    await expect.element(heading("Welcome Back")).toBeVisible();
  });

  test.each([
    ["factor", "Disable two-factor authentication"],
    ["recovery", "New recovery codes"],
    ["activity", "Activity"],
    ["change-password", "Change password"],
    ["export", "Export account"],
    ["delete", "Delete account"],
    ["shortcuts", "Keyboard shortcuts"],
  ] as const)("signed in: %s opens %s, and nothing opens over it", async (name, title) => {
    const { command } = await showProfile(adaWithFactor, {
      overview: async () => ok({ ...quiet, recovery_codes_left: 8 }),
      activity: async () => ok({ entries: [] }),
    });
    await expect.element(button("New recovery codes")).toBeVisible();
    command(name);
    await expect.element(dialog(title)).toBeVisible();
    command("export");
    command("delete");
    expect(page.getByRole("dialog").elements()).toHaveLength(1);
  });

  test("signed in: Logout also from within a dialog", async () => {
    const { command } = await showProfile(ada);
    await button("Delete account").click();
    await expect.element(dialog("Delete account")).toBeVisible();
    command("logout");
    await expect.element(heading("Welcome Back")).toBeVisible();
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
    await expect.element(link("Sign Up Here")).toBeVisible();
  });
});
