/** @file Turning the second factor off: it takes both proofs. */
import { useTranslations } from "use-intl";
import type { User } from "../../shared/contract.ts";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";

interface DisableDialogProps {
  readonly user: User;
  readonly onDisabled: (user: User) => void;
  readonly onClose: () => void;
}

export function DisableDialog({ user, onDisabled, onClose }: DisableDialogProps) {
  const t = useTranslations("disable");
  return (
    <StepUpDialog
      title={t("title")}
      user={user}
      method="otpDisable"
      own={{}}
      request={({ password, token = "" }) => ({ password, token })}
      lead={t("lead")}
      submit={t("submit")}
      danger
      onSuccess={(value) => onDisabled(value.user)}
      onClose={onClose}
    />
  );
}
