/** @file Copies a secret text and says so. Main does it, because main takes it off the clipboard again. */
import { Button } from "@mantine/core";
import { useTimeout } from "@mantine/hooks";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useAction } from "./use-action.ts";

/** How long the button says that it has done it, in ms. */
const pause = 3000;

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

/** What happened is also read out, because a changed name of a button is not. */
export function CopyButton({ text, label }: CopyButtonProps) {
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
