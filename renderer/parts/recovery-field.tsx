/** @file A recovery code, typed in either case and with any dashes or none. */
import { useTranslations } from "use-intl";
import { recoveryExample } from "../../shared/fields.ts";
import { TextInput, type TextInputProps } from "@mantine/core";
import "./recovery-field.css";

/** The placeholder says it to the eye. */
const unseen = { className: "unseen" } as const;

export function RecoveryField(props: TextInputProps) {
  const fields = useTranslations("fields");
  const hints = useTranslations("hints");
  return (
    <TextInput
      {...props}
      label={fields("recovery")}
      className="recovery-field"
      dir="ltr"
      description={hints("recovery", { example: recoveryExample })}
      descriptionProps={unseen}
      placeholder={recoveryExample}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
    />
  );
}
