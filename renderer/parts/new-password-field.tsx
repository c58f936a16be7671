/** @file A password that is being chosen, and how strong it is (R12). It recommends and never forces. */
import { useTranslations } from "use-intl";
import { passwordLeast } from "../../shared/fields.ts";
import type { TextInputProps } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import "./new-password-field.css";
import { PasswordField } from "./password-field.tsx";

interface NewPasswordFieldProps extends TextInputProps {
  readonly label: string;
  /** What an attacker would try first: the user's own name and e-mail. */
  readonly knownOf: () => readonly string[];
}

/** The estimate waits for a pause in the typing, so that it is read out once and not at every letter. */
export function NewPasswordField({ knownOf, onChange, ...props }: NewPasswordFieldProps) {
  const all = useTranslations();
  const [typed, setTyped] = useState("");
  const [settled] = useDebouncedValue(typed, 300);
  const [score, setScore] = useState<number>();

  useEffect(() => {
    let current = true;
    if (settled === "") return undefined;
    void (async () => {
      const { strengthOf } = await import("./strength.ts");
      if (current) setScore(strengthOf(settled, [all("product"), ...knownOf()]));
    })();
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what is known of the user is asked when the password changes
  }, [settled]);

  // main may know better (R14): what has been refused is not called good
  const refused = Boolean(props.error);
  const shown = typed === "" || refused ? undefined : score;
  return (
    <div>
      <PasswordField
        {...props}
        description={all("hints.password", { passwordLeast })}
        autoComplete="new-password"
        onChange={(event) => {
          onChange?.(event);
          setTyped(event.currentTarget.value);
        }}
      />
      <div className="strength" data-score={shown} hidden={refused}>
        <span className="strength-bar" aria-hidden="true" />
        <p className="small soft" aria-live="polite">
          {shown !== undefined && all("strength.is", { level: String(shown) })}
        </p>
      </div>
    </div>
  );
}
