/** @file Deleting the account; it offers to export it first. */
import type { User } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";
import { words } from "../words.ts";

const own = words.deleteAccount;

interface DeleteDialogProps {
  readonly user: User;
  readonly onDeleted: () => void;
  readonly onExport: () => void;
  readonly onClose: () => void;
}

export function DeleteDialog({ user, onDeleted, onExport, onClose }: DeleteDialogProps) {
  return (
    <StepUpDialog
      title={own.title}
      user={user}
      method="deleteAccount"
      own={{}}
      request={(proof) => proof}
      lead={
        <p>
          {own.lead} <Link onFollow={onExport}>{own.exportFirst}</Link>
        </p>
      }
      submit={own.submit}
      danger
      onSuccess={onDeleted}
      onClose={onClose}
    />
  );
}
