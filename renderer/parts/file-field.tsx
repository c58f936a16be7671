/** @file A file to be read: the browser's own file input, drawn large, because a file can be dropped on it as it is. */
import { Input } from "@mantine/core";
import { type ComponentProps, type ReactNode, useId } from "react";
import "./file-field.css";

/** Beside its own, the props of a form's field. */
interface FileFieldProps extends ComponentProps<"input"> {
  readonly label: string;
  readonly hint: string;
  readonly error?: ReactNode;
  readonly onFile: (file: File | undefined) => Promise<void>;
}

/** What is chosen is the page's to read and not the form's: the browser lets no program fill it in. */
export function FileField({ label, hint, error, onFile, ...props }: FileFieldProps) {
  const id = useId();
  const wrong = error !== undefined && error !== null;
  return (
    <Input.Wrapper size="md" id={id} label={label} description={hint} error={error}>
      <input
        {...props}
        id={id}
        className="file-field"
        type="file"
        accept=".json,application/json"
        aria-invalid={wrong}
        aria-describedby={`${id}-description${wrong ? ` ${id}-error` : ""}`}
        defaultValue={undefined}
        onChange={(event) => void onFile(event.currentTarget.files?.[0])}
      />
    </Input.Wrapper>
  );
}
