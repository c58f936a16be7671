/** @file "Preferences": each choice holds at once, so there is nothing to save and nothing to lose. */
import { NativeSelect } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import type { Value } from "../../shared/contract.ts";
import { isLanguage, languages } from "../../shared/languages.ts";
import { type Preferences, themes } from "../../shared/preferences.ts";
import { useSpeak } from "../language/provider.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { CloseAction } from "../parts/close-action.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { useLatest } from "../parts/use-latest.ts";
import "./preferences-dialog.css";

/** The arrows of a select are for the eye. */
const decoration = { "aria-hidden": true } as const;

/** Minutes to choose from. */
const idleChoices = [1, 5, 15, 30, 60];

interface PreferencesDialogProps {
  /** Something was chosen, and main knows. */
  readonly onChosen: () => void;
  readonly onClose: () => void;
}

export function PreferencesDialog({ onChosen, onClose }: PreferencesDialogProps) {
  const t = useTranslations("preferences");
  const speak = useSpeak();
  const [kept, setKept] = useState<Value<"preferences">>();
  // shown before main has kept it: the next arrow key goes on from there
  const [wanted, setWanted] = useState<Preferences>();
  const read = useAction("preferences", setKept);
  const change = useAction("setPreferences", (next) => {
    setKept(next);
    onChosen();
    void speak(next.speaks);
  });
  const keep = useLatest(change.run, () => setWanted(undefined));
  useEffect(() => {
    void read.run({});
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the dialog opens
  }, []);
  const chosen = wanted ?? kept;
  const choose = (next: Partial<Preferences>): void => {
    if (chosen === undefined) return;
    const { theme, language, idle_minutes: idle } = chosen;
    const all = { theme, language, idle_minutes: idle, ...next };
    setWanted(all);
    keep(all);
  };
  // with its fields in it from the start, so that they get the focus
  if (chosen === undefined && read.refusal === undefined) return null;
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <RefusalRegion message={read.refusal ?? change.refusal} />
      {chosen !== undefined && (
        <>
          <fieldset className="themes">
            <legend>{t("theme")}</legend>
            {themes.map((theme) => (
              <label key={theme} className="theme" data-theme={theme}>
                <input
                  type="radio"
                  name="theme"
                  checked={chosen.theme === theme}
                  data-autofocus={chosen.theme === theme ? true : undefined}
                  onChange={() => choose({ theme })}
                />
                <span className="theme-picture" aria-hidden="true" />
                {t("themes", { theme })}
              </label>
            ))}
          </fieldset>
          <NativeSelect
            size="md"
            rightSectionProps={decoration}
            label={t("language")}
            value={chosen.language}
            onChange={({ currentTarget: { value } }) => choose({ language: isLanguage(value) ? value : "system" })}
          >
            <option value="system">{t("systemLanguage")}</option>
            {Object.entries(languages).map(([tag, { name }]) => (
              <option key={tag} value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </NativeSelect>
          <NativeSelect
            size="md"
            rightSectionProps={decoration}
            label={t("idle")}
            value={chosen.idle_minutes}
            onChange={({ currentTarget: { value } }) => choose({ idle_minutes: Number(value) })}
          >
            {[...new Set([...idleChoices, chosen.idle_minutes])]
              .toSorted((one, other) => one - other)
              .map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t("minutes", { minutes })}
                </option>
              ))}
          </NativeSelect>
        </>
      )}
      <CloseAction onClose={onClose} />
    </Dialog>
  );
}
