/** @file Copies a secret text and says so. Main does it, because main takes it off the clipboard again. */
import { Button } from "@mantine/core";
import { useTimeout } from "@mantine/hooks";
import { Check, Copy } from "lucide-react";
import { type FocusEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useAction } from "./use-action.ts";

/** How long the button says that it has done it, in ms. */
const pause = 3000;

/** What gets the focus with its dialog is not scrolled to by that. */
const reveal = ({ currentTarget }: FocusEvent<HTMLButtonElement>): void => {
  currentTarget.scrollIntoView({ block: "nearest" });
};

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** It has the focus when its dialog opens. */
  readonly focused?: boolean;
}

/** What happened is also read out, because a changed name of a button is not. */
export function CopyButton({ text, label, focused = false }: CopyButtonProps) {
  const all = useTranslations();
  const [copied, setCopied] = useState<boolean>();
  const { start } = useTimeout(() => setCopied(undefined), pause);
  const copy = useAction("copySecret", (value) => {
    setCopied(value.copied);
    if (value.copied) start();
  });
  const Icon = copied === true ? Check : Copy;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        {...(focused && { "data-autofocus": true, onFocus: reveal })}
        leftSection={<Icon aria-hidden="true" size={16} />}
        onClick={() => void copy.run({ text })}
      >
        {label}
      </Button>
      <p role="status" className="small soft">
        {copied === true && all("copied")}
        {(copied === false || copy.refusal !== undefined) && all("copyFailed")}
      </p>
    </>
  );
}
