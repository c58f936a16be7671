/** @file The whole app in a browser over a bridge made for the test: the screens are tested as they are put together. */
import { expect } from "vitest";
import { page } from "vitest/browser";
import { useEffect } from "react";
import { render } from "vitest-browser-react";
import { App } from "../../renderer/app.tsx";
import { LanguageProvider, useSpeak } from "../../renderer/language/provider.tsx";
import { CommandsProvider } from "../../renderer/parts/use-command.tsx";
import { ThemeProvider } from "../../renderer/theme/provider.tsx";
import type { Command } from "../../shared/commands.ts";
import type { Bridge, SessionEnd, User } from "../../shared/contract.ts";
import type { Language } from "../../shared/languages.ts";
import { wordsOf } from "../../shared/words/words.ts";
import { ok, protection, quiet } from "./people.ts";

let speakIt: (language: Language) => Promise<void> = async () => {};

/** Nothing to see: lets a test change the language of whatever is shown. */
function Interpreter(): null {
  const speak = useSpeak();
  useEffect(() => {
    speakIt = speak;
  }, [speak]);
  return null;
}

/** Changes the language of whatever is shown. */
export const speak = async (language: Language): Promise<void> => speakIt(language);

/** What main does of its own accord. */
export interface Main {
  readonly end: (why: SessionEnd) => void;
  readonly command: (command: Command) => void;
}

/** Shows the app to somebody signed out. */
export async function show(answers: Partial<Bridge>, language: Language = "en"): Promise<Main> {
  const ended = new Set<(why: SessionEnd) => void>();
  const commanded = new Set<(command: Command) => void>();
  const bridge: Partial<Bridge> = {
    session: async () => ok({ state: "signed-out", protection }),
    logout: async () => ok({ status: "success" }),
    overview: async () => ok(quiet),
    recoveryKept: async () => ok({ status: "success" }),
    seen: async () => ok({ status: "success", idle_minutes: 15 }),
    copySecret: async () => ok({ copied: true }),
    onSessionEnded: (listener) => {
      ended.add(listener);
      return () => ended.delete(listener);
    },
    onCommand: (listener) => {
      commanded.add(listener);
      return () => commanded.delete(listener);
    },
    ...answers,
  };
  Object.assign(window, { twofold: bridge });
  await render(
    <ThemeProvider>
      <LanguageProvider language={language} words={await wordsOf[language]()}>
        <CommandsProvider>
          <Interpreter />
          <App />
        </CommandsProvider>
      </LanguageProvider>
    </ThemeProvider>,
  );
  return {
    end: (why) => [...ended].forEach((listener) => listener(why)),
    command: (command) => [...commanded].forEach((listener) => listener(command)),
  };
}

/** Shows the app to somebody who has signed in. */
export const showProfile = async (user: User, answers: Partial<Bridge> = {}): Promise<Main> =>
  show({ session: async () => ok({ state: "signed-in", user, protection }), ...answers });

/** Shows the app to somebody whose password was right, and whose code is still to come: its field has the focus. */
export async function showValidate(user: User, answers: Partial<Bridge> = {}): Promise<Main> {
  const main = await show({ session: async () => ok({ state: "pending", user, protection }), ...answers });
  await expect.element(code()).toHaveFocus();
  return main;
}

/** The field with exactly that label. */
export const field = (label: string) => page.getByRole("textbox", { name: label, exact: true });
/** A password's field has no role. */
export const passwordField = (label: string) => page.getByLabelText(label, { exact: true });
export const button = (name: string) => page.getByRole("button", { name, exact: true });
export const heading = (name: string) => page.getByRole("heading", { name, exact: true });
export const link = (name: string) => page.getByRole("link", { name, exact: true });
export const code = () => field("Authentication Code");
