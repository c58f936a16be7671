/** @file Importing an account from an exported file. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { useState } from "react";
import { exportedMost } from "../../shared/contract.ts";
import type { Fault } from "../../shared/faults.ts";
import { Dialog } from "../parts/dialog.tsx";
import { FileField } from "../parts/file-field.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";

interface ImportDialogProps {
  readonly onImported: (email: string) => void;
  readonly onClose: () => void;
}

export function ImportDialog({ onImported, onClose }: ImportDialogProps) {
  const t = useTranslations("importAccount");
  return (
    <Dialog title={t("title")} lead={t("lead")} onClose={onClose}>
      <ImportForm onImported={onImported} onClose={onClose} />
    </Dialog>
  );
}

/** The chosen file, and its text or what is wrong with it: with neither, it is being read. */
interface Read {
  readonly file?: File;
  readonly text?: string;
  readonly fault?: Fault;
}

const nothing: Read = { fault: "file_missing" };

/** A component of its own, so that its fields are there when it takes the focus. */
function ImportForm({ onImported, onClose }: ImportDialogProps) {
  const t = useTranslations("importAccount");
  const fields = useTranslations("fields");
  const all = useTranslations();
  const [read, setRead] = useState<Read>(nothing);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return setRead(nothing);
    if (file.size > exportedMost) return setRead({ file, fault: "file_long" });
    setRead({ file });
    // it may be gone since, or not be theirs to read
    const text = await file.text().catch(() => undefined);
    const next: Read = text === undefined ? { file, fault: "file_unreadable" } : { file, text };
    setRead((now) => (now.file === file ? next : now));
  };
  const isReading = read.text === undefined && read.fault === undefined;
  const form = useBridgeForm({
    method: "importAccount",
    initialValues: { file: "", passphrase: "" },
    validate: ({ passphrase }) => ({
      file: read.fault,
      ...(passphrase === "" && { passphrase: "passphrase_missing" }),
    }),
    request: ({ passphrase }) => ({ file: read.text ?? "", passphrase }),
    onSuccess: ({ email }) => onImported(email),
    beside: { wrong_passphrase: "passphrase", damaged_file: "file", newer_file: "file", account_exists: "file" },
    mendAt: "passphrase",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <RefusalRegion message={form.refusal} wait={form.wait} />
      <FileField label={fields("file")} hint={all("hints.file")} onFile={choose} {...form.field("file")} />
      <PasswordField label={fields("passphrase")} autoComplete="current-password" {...form.field("passphrase")} />
      <div className="actions">
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {all("cancel")}
        </Button>
        <Button type="submit" loading={form.busy || isReading} disabled={form.waiting}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
