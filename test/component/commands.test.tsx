/** @file Every command that is declared (shared/commands.ts) has somebody who runs it, wherever it can be given. */
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { commandNames, ruleOf } from "../../shared/commands.ts";
import type { SessionView } from "../../shared/contract.ts";
import { adaWithFactor, chosen, ok, quiet } from "./people.ts";
import { type Main, show, showProfile, showValidate } from "./show.tsx";

const answers = {
  preferences: async () => ok(chosen),
  activity: async () => ok({ entries: [] }),
  overview: async () => ok({ ...quiet, recovery_codes_left: 10 }),
};

const started: { readonly [S in SessionView["state"]]: () => Promise<Main> } = {
  "signed-out": async () => show(answers),
  pending: async () => showValidate(adaWithFactor, answers),
  "signed-in": async () => {
    const main = await showProfile(adaWithFactor, answers);
    await expect.element(page.getByText("Recovery codes: 10 of 10 left")).toBeVisible();
    return main;
  },
};

/** What the page offers, whichever screen or dialog it is. */
const offered = (): string =>
  [page.getByRole("heading"), page.getByRole("link")]
    .flatMap((all) => all.elements())
    .map(({ textContent }) => textContent)
    .join("\n");

for (const command of commandNames) {
  for (const state of ruleOf(command).in) {
    test(`"${command}" does something while ${state}`, async () => {
      const main = await started[state]();
      await expect.element(page.getByRole("heading", { level: 1 })).toBeVisible();
      const before = offered();
      main.command(command);
      await expect.poll(offered).not.toBe(before);
    });
  }
}
