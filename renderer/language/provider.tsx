/** @file The language of the page: its words, its direction, and the way to change both without loading it anew. */
import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from "react";
import { IntlProvider } from "use-intl";
import { type Language, languages } from "../../shared/languages.ts";
import { type Words, wordsOf } from "../../shared/words/words.ts";

declare module "use-intl" {
  interface AppConfig {
    Messages: Words;
    Locale: Language;
  }
}

const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const Speaking = createContext<(language: Language) => Promise<void>>(async () => {});

interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

/** A word that is missing is a bug: seen at once where it is looked for. */
function onError(error: Error): void {
  throw error;
}

/** Begins with a language whose words are there already. */
export function LanguageProvider({ language, words, children }: Spoken & { readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState<Spoken>({ language, words });
  useLayoutEffect(() => {
    document.documentElement.lang = spoken.language;
    document.documentElement.dir = languages[spoken.language].dir;
  }, [spoken.language]);
  const speak = useMemo(
    () => async (next: Language) => setSpoken({ language: next, words: await wordsOf[next]() }),
    [],
  );
  return (
    <Speaking value={speak}>
      <IntlProvider locale={spoken.language} messages={spoken.words} timeZone={timeZone} onError={onError}>
        {children}
      </IntlProvider>
    </Speaking>
  );
}

/** Changes the language of the page. */
export const useSpeak = (): ((language: Language) => Promise<void>) => useContext(Speaking);
