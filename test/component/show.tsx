/** @file The whole app in a browser over a bridge made for the test: the screens are tested as they are put together. */
import { expect } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { App } from "../../renderer/app.tsx";
import { ThemeProvider } from "../../renderer/theme/provider.tsx";
import type { Bridge, SessionEnd, User } from "../../shared/contract.ts";
import { ok, protection, quiet } from "./people.ts";

/** Shows the app to somebody signed out; answers a function that ends the session as main does. */
export async function show(answers: Partial<Bridge>): Promise<(why: SessionEnd) => void> {
  const listeners = new Set<(why: SessionEnd) => void>();
  const bridge: Partial<Bridge> = {
    session: async () => ok({ state: "signed-out", protection }),
    logout: async () => ok({ status: "success" }),
    overview: async () => ok(quiet),
    seen: async () => ok({ status: "success" }),
    onSessionEnded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ...answers,
  };
  Object.assign(window, { twofold: bridge });
  await render(
    <ThemeProvider>
      <App />
    </ThemeProvider>,
  );
  return (why) => {
    for (const listener of listeners) listener(why);
  };
}

/** Shows the app to somebody who has signed in. */
export const showProfile = async (user: User, answers: Partial<Bridge> = {}): Promise<(why: SessionEnd) => void> =>
  show({ session: async () => ok({ state: "signed-in", user, protection }), ...answers });

/** Shows the app to somebody whose password was right, and whose code is still to come: its field has the focus. */
export async function showValidate(user: User, answers: Partial<Bridge> = {}): Promise<(why: SessionEnd) => void> {
  const end = await show({ session: async () => ok({ state: "pending", user, protection }), ...answers });
  await expect.element(code()).toHaveFocus();
  return end;
}

/** The field with exactly that label. */
export const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
/** A password's field has no role. */
export const passwordField = (label: string) => page.getByLabelText(label, { exact: true });
export const button = (name: string) => page.getByRole("button", { name, exact: true });
export const heading = (name: string) => page.getByRole("heading", { name, exact: true });
export const link = (name: string) => page.getByRole("link", { name, exact: true });
export const code = () => field("Authentication Code");
