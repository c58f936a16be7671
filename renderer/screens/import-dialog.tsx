/** @file Importing an account from an exported file. */
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { refusals } from "../../shared/refusals.ts";
import { FileField } from "../parts/file-field.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import { words } from "../words.ts";

const own = words.importAccount;
/** Bytes: an exported account is far smaller, and what is larger is not read into memory. */
const most = 256 * 1024;

interface ImportDialogProps {
  readonly onImported: (email: string) => void;
  readonly onClose: () => void;
}

export function ImportDialog({ onImported, onClose }: ImportDialogProps) {
  return (
    <Modal opened title={own.title} onClose={onClose}>
      <ImportForm onImported={onImported} onClose={onClose} />
    </Modal>
  );
}

/** A component of its own, so that its fields are there when it takes the focus. */
function ImportForm({ onImported, onClose }: ImportDialogProps) {
  const [file, setFile] = useState<File>();
  const [text, setText] = useState("");
  const choose = async (chosen: File | undefined): Promise<void> => {
    setFile(chosen);
    setText(chosen === undefined || chosen.size > most ? "" : await chosen.text());
  };
  const fileError = (): string | undefined => {
    if (file === undefined) return own.missing;
    return text === "" ? refusals.damaged_file.message : undefined;
  };
  const form = useBridgeForm({
    method: "importAccount",
    initialValues: { file: "", passphrase: "" },
    validate: ({ passphrase }) => ({
      file: fileError(),
      ...(passphrase === "" && { passphrase: words.passphraseMissing }),
    }),
    request: ({ passphrase }) => ({ file: text, passphrase }),
    onSuccess: ({ email }) => onImported(email),
    beside: { wrong_passphrase: "passphrase", damaged_file: "file", newer_file: "file" },
    mendAt: "passphrase",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <p className="soft">{own.lead}</p>
      <RefusalRegion message={form.refusal} wait={form.wait} />
      <FileField label={words.fields.file} hint={own.hint} onFile={choose} {...form.field("file")} />
      <PasswordField label={words.fields.passphrase} autoComplete="current-password" {...form.field("passphrase")} />
      <div className="actions">
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" loading={form.busy} disabled={form.waiting}>
          {own.submit}
        </Button>
      </div>
    </form>
  );
}
