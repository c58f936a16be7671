/** @file Exporting the account into a file under a passphrase. */
import { useTranslations } from "use-intl";
import type { User } from "../../shared/contract.ts";
import { newPassphrase, passphraseLeast } from "../../shared/fields.ts";
import { PasswordField } from "../parts/password-field.tsx";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";

interface ExportDialogProps {
  readonly user: User;
  /** `saved`: false where the user thought better of it at the file chooser. */
  readonly onExported: (saved: boolean) => void;
  readonly onClose: () => void;
}

export function ExportDialog({ user, onExported, onClose }: ExportDialogProps) {
  const t = useTranslations("exportAccount");
  const fields = useTranslations("fields");
  const all = useTranslations();
  return (
    <StepUpDialog
      title={t("title")}
      user={user}
      method="exportAccount"
      own={{ passphrase: "", confirm: "" }}
      validate={({ passphrase, confirm }) => ({
        passphrase:
          passphrase === "" ? "passphrase_missing" : newPassphrase.safeParse(passphrase).error?.issues[0]?.message,
        ...(passphrase !== confirm && { confirm: "passphrase_mismatch" }),
      })}
      request={(proof, { passphrase }) => ({ ...proof, passphrase })}
      lead={t("lead")}
      submit={t("submit")}
      onSuccess={({ saved }) => onExported(saved)}
      onClose={onClose}
    >
      {(form) => (
        <>
          <PasswordField
            label={fields("passphrase")}
            description={all("hints.passphrase", { passphraseLeast })}
            autoComplete="new-password"
            {...form.field("passphrase")}
          />
          <PasswordField label={fields("confirmPassphrase")} autoComplete="new-password" {...form.field("confirm")} />
        </>
      )}
    </StepUpDialog>
  );
}
