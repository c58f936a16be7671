/** @file The whole page, as it is started in a window and as it is written into index.html when that is built. */
import { StrictMode } from "react";
import type { Language } from "../shared/languages.ts";
import type { Words } from "../shared/words/words.ts";
import { App } from "./app.tsx";
import { LanguageProvider } from "./language/provider.tsx";
import { CommandsProvider } from "./parts/use-command.tsx";
import { ThemeProvider } from "./theme/provider.tsx";

/** In a language whose words are there. */
export function Root({ language, words }: { readonly language: Language; readonly words: Words }) {
  return (
    <StrictMode>
      <ThemeProvider>
        <LanguageProvider language={language} words={words}>
          <CommandsProvider>
            <App />
          </CommandsProvider>
        </LanguageProvider>
      </ThemeProvider>
    </StrictMode>
  );
}
