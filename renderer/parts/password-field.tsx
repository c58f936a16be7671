/** @file A password, masked, with a button that shows it (R15). */
import { useTranslations } from "use-intl";
import { TextInput, type TextInputProps } from "@mantine/core";
import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";

interface PasswordFieldProps extends TextInputProps {
  readonly label: string;
  /** Tells a password manager whether to fill in the old one or to make up a new one. */
  readonly autoComplete: "current-password" | "new-password";
}

/** Paste and password managers work: it is a plain input, and nothing on it is held back. */
export function PasswordField({ label, ...props }: PasswordFieldProps) {
  const fields = useTranslations("fields");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextInput
      {...props}
      label={label}
      type={shown ? "text" : "password"}
      spellCheck={false}
      autoCapitalize="none"
      rightSectionPointerEvents="all"
      rightSection={
        <button
          type="button"
          className="icon-button"
          aria-label={fields("show", { field: label })}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          <Icon aria-hidden="true" size={18} />
        </button>
      }
    />
  );
}
