/**
 * @file The six digits of an authentication code: one real input that looks like two folds of three boxes each, so that
 * paste, autofill, undo and screen readers work as in any other field.
 */
import { TextInput, type TextInputProps } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Fault } from "../../shared/faults.ts";
import { codeDigits } from "../../shared/fields.ts";
import "./code-field.css";
import { CodeRing } from "./code-ring.tsx";

const complete = new RegExp(`^[0-9]{${codeDigits}}$`, "u");

/** The code without the spaces that apps show it with. */
export const withoutSpaces = (text: string): string => text.replace(/\s/gu, "");

/** What is wrong with a code, seen from here; undefined for nothing. ASCII digits only: no others are converted (R8). */
export const codeFault = (text: string): Fault | undefined =>
  complete.test(withoutSpaces(text)) ? undefined : "code_malformed";

/** The digits of a text, of any script: those that are none of ours are seen, and said to be wrong. */
const digitsIn = (text: string): string => text.replace(/\P{Nd}/gu, "");

/**
 * Nothing but digits gets in, and a pasted code takes the place of what was there. It happens before the browser changes
 * the value and through its own editing command, so that undo still knows every step.
 */
function filter(event: InputEvent): void {
  const input = event.currentTarget;
  const text = event.data ?? event.dataTransfer?.getData("text/plain");
  if (!(input instanceof HTMLInputElement) || text === undefined || !event.cancelable) return;
  const kept = digitsIn(text);
  const room = input.selectionStart !== input.selectionEnd || input.value.length < codeDigits;
  const pasted = complete.test(kept) && kept !== input.value;
  if (kept === text && (pasted ? input.value === "" : room)) return;
  event.preventDefault();
  if (kept === "" || !(pasted || room)) return;
  if (pasted) input.select();
  document.execCommand("insertText", false, kept);
}

/** The boxes say it to the eye. */
const unseen = { className: "unseen" } as const;

interface CodeFieldProps extends TextInputProps {
  /** Six digits submit the form by themselves: not the same six twice, as main may just have refused them. */
  readonly submits: boolean;
}

export function CodeField({ submits, onChange, ...props }: CodeFieldProps) {
  const fields = useTranslations("fields");
  const hints = useTranslations("hints");
  const input = useRef<HTMLInputElement>(null);
  const submitted = useRef("");

  useEffect(() => {
    const element = input.current;
    element?.addEventListener("beforeinput", filter);
    return () => element?.removeEventListener("beforeinput", filter);
  }, []);

  return (
    <div className="code-proof">
      <TextInput
        {...props}
        ref={input}
        label={fields("code")}
        description={hints("code", { codeDigits })}
        descriptionProps={unseen}
        className="code-field"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          onChange?.(event);
          const { form, value } = event.currentTarget;
          const code = withoutSpaces(value);
          if (!submits || !complete.test(code) || code === submitted.current) return;
          submitted.current = code;
          form?.requestSubmit();
        }}
      />
      <CodeRing />
    </div>
  );
}
