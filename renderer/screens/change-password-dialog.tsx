/** @file Changing the password (R17). */
import { useTranslations } from "use-intl";
import type { User } from "../../shared/contract.ts";
import { newPassword } from "../../shared/fields.ts";
import { NewPasswordField } from "../parts/new-password-field.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";

interface ChangePasswordDialogProps {
  readonly user: User;
  readonly onChanged: (user: User) => void;
  readonly onClose: () => void;
}

export function ChangePasswordDialog({ user, onChanged, onClose }: ChangePasswordDialogProps) {
  const t = useTranslations("changePassword");
  const fields = useTranslations("fields");
  return (
    <StepUpDialog
      title={t("title")}
      user={user}
      method="changePassword"
      own={{ new_password: "", confirm: "" }}
      validate={(values) => ({
        new_password:
          values.new_password === ""
            ? "new_password_missing"
            : newPassword.safeParse(values.new_password).error?.issues[0]?.message,
        ...(values.new_password !== values.confirm && { confirm: "mismatch" }),
      })}
      request={(proof, values) => ({ ...proof, new_password: values.new_password })}
      lead={t("lead")}
      submit={t("submit")}
      asksNew
      onSuccess={(value) => onChanged(value.user)}
      onClose={onClose}
    >
      {(form) => (
        <>
          <NewPasswordField
            label={fields("newPassword")}
            knownOf={() => [user.name, user.email]}
            {...form.field("new_password")}
          />
          <PasswordField label={fields("confirmNew")} autoComplete="new-password" {...form.field("confirm")} />
        </>
      )}
    </StepUpDialog>
  );
}
