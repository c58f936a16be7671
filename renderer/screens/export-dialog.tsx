/** @file Exporting the account into a file under a passphrase. */
import { useTranslations } from "use-intl";
import { useState } from "react";
import type { User } from "../../shared/contract.ts";
import { newPassphrase, passphraseLeast } from "../../shared/fields.ts";
import { PasswordField } from "../parts/password-field.tsx";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";

interface ExportDialogProps {
  readonly user: User;
  readonly onExported: () => void;
  readonly onClose: () => void;
}

export function ExportDialog({ user, onExported, onClose }: ExportDialogProps) {
  const t = useTranslations("exportAccount");
  const fields = useTranslations("fields");
  const all = useTranslations();
  const [cancelled, setCancelled] = useState(false);
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
      onSuccess={({ saved }) => {
        setCancelled(!saved);
        if (saved) onExported();
      }}
      isUndone={({ saved }) => !saved}
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
          {cancelled && !form.busy && (
            <p role="alert" className="small soft">
              {t("cancelled")}
            </p>
          )}
        </>
      )}
    </StepUpDialog>
  );
}
