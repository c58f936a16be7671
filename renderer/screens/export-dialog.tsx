/** @file Exporting the account into a file under a passphrase. */
import type { User } from "../../shared/contract.ts";
import { newPassphrase } from "../../shared/fields.ts";
import { PasswordField } from "../parts/password-field.tsx";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";
import { words } from "../words.ts";

const own = words.exportAccount;

interface ExportDialogProps {
  readonly user: User;
  /** `saved`: false where the user thought better of it at the file chooser. */
  readonly onExported: (saved: boolean) => void;
  readonly onClose: () => void;
}

export function ExportDialog({ user, onExported, onClose }: ExportDialogProps) {
  return (
    <StepUpDialog
      title={own.title}
      user={user}
      method="exportAccount"
      own={{ passphrase: "", confirm: "" }}
      validate={({ passphrase, confirm }) => ({
        passphrase:
          passphrase === "" ? words.passphraseMissing : newPassphrase.safeParse(passphrase).error?.issues[0]?.message,
        ...(passphrase !== confirm && { confirm: own.mismatch }),
      })}
      request={(proof, { passphrase }) => ({ ...proof, passphrase })}
      lead={own.lead}
      submit={own.submit}
      onSuccess={({ saved }) => onExported(saved)}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PasswordField
            label={words.fields.passphrase}
            description={own.hint}
            autoComplete="new-password"
            {...form.field("passphrase")}
          />
          <PasswordField
            label={words.fields.confirmPassphrase}
            autoComplete="new-password"
            {...form.field("confirm")}
          />
        </>
      )}
    </StepUpDialog>
  );
}
