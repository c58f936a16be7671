/** @file A recovery code, typed in either case and with any dashes or none. */
import { TextInput, type TextInputProps } from "@mantine/core";
import { words } from "../words.ts";
import "./recovery-field.css";

export function RecoveryField(props: TextInputProps) {
  return (
    <TextInput
      {...props}
      label={words.fields.recovery}
      className="recovery-field"
      placeholder={words.recovery.example}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      errorProps={{ role: "alert" }}
    />
  );
}
