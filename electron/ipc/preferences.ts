/**
 * @file The preferences as a use case: no account is concerned, and no session is asked for.
 */
import type { Value } from "../../shared/contract.ts";
import { languageFor, type Preferences } from "../../shared/preferences.ts";
import { refuse } from "../../shared/refusals.ts";
import { done, type Outcome } from "../auth/outcome.ts";
import type { PreferencesStore } from "../store/preferences.ts";

/** What it takes to show and change them. */
export interface PreferencesParts {
  readonly store: PreferencesStore;
  /** The system's languages as BCP 47 tags, the best first. */
  readonly systemLanguages: () => readonly string[];
  /** Puts a choice into effect outside of the page. */
  readonly onChosen: (preferences: Preferences) => void;
}

/** What holds now. */
export const shown = ({ store, systemLanguages }: PreferencesParts): Value<"preferences"> => ({
  ...store.current(),
  speaks: languageFor(store.current(), systemLanguages()),
});

/** Keeps a choice and puts it into effect. Refusals: not_saved. */
export async function choose(parts: PreferencesParts, next: Preferences): Promise<Outcome<Value<"setPreferences">>> {
  if ((await parts.store.change(next)) === "not_saved") return refuse("not_saved");
  parts.onChosen(next);
  return done(shown(parts));
}
