/** @file New recovery codes in the place of the old ones (R20). */
import { useState } from "react";
import type { User } from "../../shared/contract.ts";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";
import { words } from "../words.ts";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";

const own = words.recovery;

/** The codes live here, and are gone when the dialog closes (R19). */
export function RenewCodesDialog({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodesDialog codes={codes} news={own.renewed} onClose={onClose} />;
  return (
    <StepUpDialog
      title={own.renewTitle}
      user={user}
      method="recoveryRenew"
      own={{}}
      request={(proof) => proof}
      lead={own.renewLead}
      submit={own.renewSubmit}
      onSuccess={(made) => setCodes(made.codes)}
      onClose={onClose}
    />
  );
}
