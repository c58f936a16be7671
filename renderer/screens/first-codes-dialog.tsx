/** @file The first set of recovery codes of a factor: made right after its activation, or later from the profile. */
import { useTranslations } from "use-intl";
import { Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { Dialog } from "../parts/dialog.tsx";
import { CloseAction } from "../parts/close-action.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { News } from "../parts/news.tsx";
import { RecoveryCodesDialog } from "./recovery-codes-dialog.tsx";
import { SetupPassword } from "./setup-password.tsx";

interface FirstCodesDialogProps {
  /** What has been achieved just before; it stays on top. */
  readonly news: string;
  /** They take a step-up now. */
  readonly onStepUp: () => void;
  /** The dialog is over; `unkept`: the codes were left without being kept. */
  readonly onEnd: (unkept: boolean) => void;
}

/** Right after a code was given they need no more. The codes live here, and are gone when the dialog closes (R19). */
export function FirstCodesDialog({ news, onStepUp, onEnd }: FirstCodesDialogProps) {
  const t = useTranslations("recovery");
  const [codes, setCodes] = useState<readonly string[]>();
  const [asksPassword, setAsksPassword] = useState(false);
  const create = useAction(
    "recoveryCreate",
    (made) => setCodes(made.codes),
    ({ code }) => {
      if (code === "second_factor_required") onStepUp();
      if (code === "sign_in_again") setAsksPassword(true);
      return code === "sign_in_again" || code === "second_factor_required";
    },
  );
  useEffect(() => {
    void create.run({});
    // oxlint-disable-next-line react/exhaustive-deps -- once: the codes are shown once
  }, []);

  if (codes !== undefined) return <RecoveryCodesDialog codes={codes} news={news} onEnd={onEnd} />;
  const close = (): void => onEnd(false);
  return (
    <Dialog
      title={t("title")}
      lead={
        <>
          <News text={news} />
          {asksPassword && <p>{t("whyPassword")}</p>}
        </>
      }
      wide
      onClose={close}
    >
      {asksPassword ? (
        <SetupPassword refusal={create.refusal} onConfirmed={() => void create.run({})} onClose={close} />
      ) : (
        <>
          <RefusalRegion message={create.refusal} />
          {create.busy && (
            <p className="soft waiting">
              <Loader size="sm" aria-hidden="true" /> {t("making")}
            </p>
          )}
          <CloseAction onClose={close} />
        </>
      )}
    </Dialog>
  );
}
