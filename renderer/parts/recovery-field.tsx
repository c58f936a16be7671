/** @file A recovery code, typed in either case and with any dashes or none. */
import { useTranslations } from "use-intl";
import { recoveryExample } from "../../shared/fields.ts";
import { TextInput, type TextInputProps } from "@mantine/core";
import "./recovery-field.css";

export function RecoveryField(props: TextInputProps) {
  const fields = useTranslations("fields");
  return (
    <TextInput
      {...props}
      label={fields("recovery")}
      className="recovery-field"
      dir="ltr"
      placeholder={recoveryExample}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      errorProps={{ role: "alert" }}
    />
  );
}
