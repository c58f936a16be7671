/** @file Copies a text and says so. */
import { Button } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { Check, Copy } from "lucide-react";
import { words } from "../words.ts";

/** What happened is also read out, because a changed name of a button is not. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { copy, copied, error } = useClipboard();
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        leftSection={<Icon aria-hidden="true" size={16} />}
        onClick={() => copy(text)}
      >
        {copied ? words.setup.copied : label}
      </Button>
      <p role="status" className={error === null ? "unseen" : "small"}>
        {error !== null && words.setup.copyFailed}
        {error === null && copied && words.setup.copied}
      </p>
    </>
  );
}
