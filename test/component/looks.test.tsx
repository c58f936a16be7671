/** @file Every screen, in light and dark and in windows of every size: nothing axe finds, nothing that scrolls sideways. */
import axe from "axe-core";
import { afterEach, describe, expect, test } from "vitest";
import { cdp, page, userEvent } from "vitest/browser";
import { isLanguage, languages } from "../../shared/languages.ts";
import { refuse } from "../../shared/refusals.ts";
import { ada, adaWithFactor, chosen, codes, enrolment, made, ok, quiet } from "./people.ts";
import { button, code, field, heading, link, show, showProfile, showValidate, speak } from "./show.tsx";

/** Each screen, with its errors where it has some. */
const screens: Readonly<Record<string, () => Promise<void>>> = {
  Login: async () => {
    await show({ login: async () => refuse("wrong_credentials") });
    await field("Email").fill(ada.email);
    await page.getByLabelText("Password", { exact: true }).fill("words");
    await button("Login").click();
    await expect.element(page.getByRole("alert")).toBeVisible();
  },
  Register: async () => {
    await show({});
    await link("Sign Up Here").click();
    await button("Sign Up").click();
    await expect.element(page.getByText("Please enter your name")).toBeVisible();
  },
  Validate: async () => {
    await showValidate(adaWithFactor, { otpValidate: async () => refuse("invalid_token") });
    await userEvent.keyboard("123456");
    await expect.element(page.getByRole("alert")).toBeVisible();
  },
  Profile: async () => {
    await showProfile(ada);
    await expect.element(button("Setup 2FA")).toBeVisible();
  },
  "Profile, unprotected, with 2FA": async () => {
    const weak = { backend: "basic_text", protected: false };
    await show({ session: async () => ok({ state: "signed-in", user: adaWithFactor, protection: weak }) });
    await expect.element(button("Disable 2FA")).toBeVisible();
  },
  "Profile, with news": async () => {
    await showProfile(adaWithFactor, {
      overview: async () =>
        ok({
          ...quiet,
          last_sign_in: "2026-01-01T10:00:00.000Z",
          recovery_codes_left: 3,
          notices: [{ at: "2026-01-01T09:00:00.000Z", kind: "wrong_code" }],
        }),
    });
    await expect.element(button("Dismiss")).toBeVisible();
  },
  "Recovery codes": async () => {
    await showProfile(adaWithFactor, { recoveryCreate: async () => made({ codes }) });
    await button("Make recovery codes").click();
    await expect.element(page.getByRole("checkbox")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    await expect.element(button("Stay")).toHaveFocus();
  },
  "Validate, by recovery code": async () => {
    await showValidate(adaWithFactor);
    await link("Use a recovery code").click();
    await button("Authenticate").click();
    await expect.element(page.getByRole("alert")).toBeVisible();
  },
  Waiting: async () => {
    await show({ login: async () => refuse("too_many_attempts", { retry_after: 3599 }) });
    await field("Email").fill(ada.email);
    await page.getByLabelText("Password", { exact: true }).fill("words");
    await button("Login").click();
    await expect.element(page.getByText(/^Try again in 59:5/u)).toBeVisible();
  },
  "Change password": async () => {
    await showProfile(adaWithFactor);
    await button("Change password").click();
    await page.getByLabelText("New Password", { exact: true }).fill("ada lovelace 2026");
    await expect.element(page.getByText(/^Strength: /u)).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Change password" }).click();
    await expect.element(page.getByText("Passwords do not match")).toBeVisible();
  },
  Export: async () => {
    await showProfile(adaWithFactor);
    await button("Export account").click();
    await expect.element(button("Export")).toBeVisible();
  },
  Delete: async () => {
    await showProfile(ada);
    await button("Delete account").click();
    await expect.element(link("Export it first")).toBeVisible();
  },
  Activity: async () => {
    const entries = Array.from({ length: 30 }, (_, place) => ({
      at: new Date(Date.UTC(2026, 0, 30 - place)).toISOString(),
      kind: place % 2 === 0 ? ("password" as const) : ("signed_in" as const),
      ok: place % 4 !== 0,
    }));
    await showProfile(ada, { activity: async () => ok({ entries }) });
    await button("Activity").click();
    await expect.element(page.getByText("Password · refused").first()).toBeVisible();
  },
  Import: async () => {
    await show({});
    await link("Import an account").click();
    await button("Import").click();
    await expect.element(page.getByText("Please choose the file")).toBeVisible();
  },
  Setup: async () => {
    await showProfile(ada, { otpGenerate: async () => ok(enrolment), otpVerify: async () => refuse("invalid_token") });
    await button("Setup 2FA").click();
    await code().fill("123456");
    await expect.element(page.getByRole("alert")).toBeVisible();
  },
  Disable: async () => {
    await showProfile(adaWithFactor);
    await button("Disable 2FA").click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable 2FA" }).click();
    await expect.element(page.getByText("Please enter your password")).toBeVisible();
  },
  "Signed out by main": async () => {
    const { end } = await showProfile(ada);
    await expect.element(heading("Profile")).toBeVisible();
    end("idle");
    await expect.element(page.getByText(/^You have been signed out/u)).toBeVisible();
  },
  Preferences: async () => {
    await show({ preferences: async () => ok(chosen) });
    await button("Preferences").click();
    await expect.element(page.getByRole("dialog", { name: "Preferences" })).toBeVisible();
  },
  "Keyboard shortcuts": async () => {
    const { command } = await show({});
    await expect.element(button("Login")).toBeVisible();
    command("shortcuts");
    await expect.element(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  },
  Broken: async () => {
    await show({ session: async () => refuse("failed") });
    await expect.element(button("Try again")).toBeVisible();
  },
};

const media = async (scheme: "light" | "dark", contrast = "no-preference"): Promise<void> => {
  await cdp().send("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: scheme },
      { name: "prefers-contrast", value: contrast },
      // no animation is caught half way
      { name: "prefers-reduced-motion", value: "reduce" },
    ],
  });
};

/** How far anything on the page can be scrolled sideways, in CSS pixels. */
const sideways = (): number =>
  Math.max(
    ...[document.documentElement, ...document.querySelectorAll("[role=dialog]")].map(
      (box) => box.scrollWidth - box.clientWidth,
    ),
  );

/** What axe finds. The test runner's page around the app has no title, language or landmarks of its own. */
const faults = async (): Promise<unknown[]> => {
  const { violations } = await axe.run(document, {
    rules: { "document-title": { enabled: false }, "html-has-lang": { enabled: false } },
  });
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]);
};

afterEach(async () => {
  await cdp().send("Emulation.setEmulatedMedia", { features: [] });
  await page.viewport(414, 896);
});

describe.for(["light", "dark"] as const)("in %s", (scheme) => {
  test.for(Object.keys(screens))("%s has no fault that axe finds", async (name) => {
    await media(scheme);
    await page.viewport(1000, 900);
    await screens[name]?.();
    expect(document.documentElement.dataset["mantineColorScheme"]).toBe(scheme);
    expect(await faults()).toEqual([]);
  });
});

describe.for([
  [360, 480],
  [180, 240],
  [480, 720],
  [1280, 800],
] as const)("at %i x %i", ([width, height]) => {
  test.for(Object.keys(screens))("%s never scrolls sideways", async (name) => {
    await media("light");
    await page.viewport(width, height);
    await screens[name]?.();
    expect(sideways()).toBe(0);
  });
});

describe.for(
  Object.keys(languages)
    .filter(isLanguage)
    .filter((language) => language !== "en"),
)("in %s", (language) => {
  test.for(Object.keys(screens))("%s fits the smallest window, and axe finds no fault", async (name) => {
    await media("dark", "more");
    await page.viewport(360, 480);
    await screens[name]?.();
    await speak(language);
    await expect.poll(() => document.documentElement.lang).toBe(language);
    expect(document.documentElement.dir).toBe(languages[language].dir);
    expect(sideways()).toBe(0);
    expect(await faults()).toEqual([]);
  });
});
