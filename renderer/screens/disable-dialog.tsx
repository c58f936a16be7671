/** @file Turning the second factor off: it takes both proofs. */
import type { User } from "../../shared/contract.ts";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";
import { words } from "../words.ts";

const own = words.disable;

interface DisableDialogProps {
  readonly user: User;
  readonly onDisabled: (user: User) => void;
  readonly onClose: () => void;
}

export function DisableDialog({ user, onDisabled, onClose }: DisableDialogProps) {
  return (
    <StepUpDialog
      title={own.title}
      user={user}
      method="otpDisable"
      own={{}}
      request={({ password, token = "" }) => ({ password, token })}
      lead={own.lead}
      submit={own.submit}
      danger
      onSuccess={(value) => onDisabled(value.user)}
      onClose={onClose}
    />
  );
}
