/**
 * @file A file to be read: the browser's own file input, because a file can be dropped on it as it is. It lies unseen over
 * a picture of it, which speaks the page's language; the input itself speaks the system's.
 */
import { Input } from "@mantine/core";
import { type ComponentProps, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import "./file-field.css";

/** Beside its own, the props of a form's field. */
interface FileFieldProps extends ComponentProps<"input"> {
  readonly label: string;
  readonly hint: string;
  readonly error?: ReactNode;
  readonly errorProps?: { readonly role: "alert" };
  readonly onFile: (file: File | undefined) => Promise<void>;
}

/** What is chosen is the page's to read and not the form's: the browser lets no program fill it in. */
export function FileField({ label, hint, error, errorProps, onFile, onChange, ...props }: FileFieldProps) {
  const id = useId();
  const t = useTranslations("file");
  const [name, setName] = useState<string>();
  const wrong = error !== undefined && error !== null;
  return (
    <Input.Wrapper size="md" id={id} label={label} description={hint} error={error} errorProps={errorProps ?? {}}>
      <div className="file-field">
        <input
          {...props}
          id={id}
          type="file"
          accept=".json,application/json"
          aria-invalid={wrong}
          aria-describedby={`${id}-description${wrong ? ` ${id}-error` : ""}`}
          defaultValue={undefined}
          onChange={(event) => {
            onChange?.(event);
            const file = event.currentTarget.files?.[0];
            setName(file?.name);
            void onFile(file);
          }}
        />
        <span className="file-field-button" aria-hidden="true">
          {t("choose")}
        </span>
        <bdi aria-hidden="true">{name ?? t("none")}</bdi>
      </div>
    </Input.Wrapper>
  );
}
