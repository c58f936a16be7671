/** @file New recovery codes in the place of the old ones (R20). */
import { useTranslations } from "use-intl";
import { useState } from "react";
import type { User } from "../../shared/contract.ts";
import { StepUpDialog } from "../parts/step-up-dialog.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";

interface RenewCodesDialogProps {
  readonly user: User;
  /** The dialog is over; `unkept`: the codes were left without being kept. */
  readonly onEnd: (unkept: boolean) => void;
}

/** The codes live here, and are gone when the dialog closes (R19). */
export function RenewCodesDialog({ user, onEnd }: RenewCodesDialogProps) {
  const t = useTranslations("recovery");
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes !== undefined) return <RecoveryCodesDialog codes={codes} news={t("renewed")} onEnd={onEnd} />;
  return (
    <StepUpDialog
      title={t("renewTitle")}
      user={user}
      method="recoveryRenew"
      own={{}}
      request={(proof) => proof}
      lead={t("renewLead")}
      submit={t("renewSubmit")}
      onSuccess={(made) => setCodes(made.codes)}
      onClose={() => onEnd(false)}
    />
  );
}
