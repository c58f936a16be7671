/** @file Deleting the account; it offers to export it first. */
import { useTranslations } from "use-intl";
import type { User } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";

interface DeleteDialogProps {
  readonly user: User;
  readonly onDeleted: () => void;
  readonly onExport: () => void;
  readonly onClose: () => void;
}

export function DeleteDialog({ user, onDeleted, onExport, onClose }: DeleteDialogProps) {
  const t = useTranslations("deleteAccount");
  return (
    <StepUpDialog
      title={t("title")}
      user={user}
      method="deleteAccount"
      own={{}}
      request={(proof) => proof}
      lead={
        <p>
          {t("lead")} <Link onFollow={onExport}>{t("exportFirst")}</Link>
        </p>
      }
      submit={t("submit")}
      danger
      onSuccess={onDeleted}
      onClose={onClose}
    />
  );
}
