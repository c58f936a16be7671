/** @file Setting the second factor up: the password again where main asks for it, then scan and prove with a code. */
import { useTranslations } from "use-intl";
import { useState } from "react";
import type { User, Value } from "../../shared/contract.ts";
import { Dialog } from "../parts/dialog.tsx";
import { useAction } from "../parts/use-action.ts";
import { SetupPassword } from "./setup-password.tsx";
import { SetupScan } from "./setup-scan.tsx";
import { SetupSteps } from "./setup-steps.tsx";

/** Where the set-up stands. */
export type SetupStep =
  { readonly step: "password" } | { readonly step: "scan"; readonly enrolment: Value<"otpGenerate"> };

interface SetupDialogProps {
  readonly start: SetupStep;
  readonly onEnabled: (user: User) => void;
  readonly onClose: () => void;
}

/** Escape and "Close" tell main to forget a secret that was shown; it is gone before the dialog is. */
export function SetupDialog({ start, onEnabled, onClose }: SetupDialogProps) {
  const all = useTranslations();
  const [step, setStep] = useState(start);
  // the key that was shown before main asked for more than a code
  const [before, setBefore] = useState<string>();
  const generate = useAction(
    "otpGenerate",
    (enrolment) => setStep({ step: "scan", enrolment }),
    ({ code }) => {
      if (code === "sign_in_again") setStep({ step: "password" });
      return code === "sign_in_again";
    },
  );
  // refused or not: a dialog that cannot be closed would be worse than a secret that runs out by itself
  const cancel = useAction("otpCancel", onClose, () => {
    onClose();
    return true;
  });
  const close = (): void => {
    if (step.step === "password" && before === undefined) onClose();
    else void cancel.run({});
  };
  return (
    <Dialog
      title={all("setup.title")}
      lead={step.step === "password" ? all("setup.whyPassword") : <SetupSteps />}
      wide
      onClose={close}
    >
      {step.step === "password" ? (
        <SetupPassword refusal={generate.refusal} onConfirmed={() => void generate.run({})} onClose={close} />
      ) : (
        <SetupScan
          key={step.enrolment.base32}
          enrolment={step.enrolment}
          renewed={before !== undefined && before !== step.enrolment.base32}
          refusal={generate.refusal}
          onEnabled={onEnabled}
          onRunOut={() => {
            setBefore(step.enrolment.base32);
            void generate.run({});
          }}
          onStale={() => {
            setBefore(step.enrolment.base32);
            setStep({ step: "password" });
          }}
          onClose={close}
        />
      )}
    </Dialog>
  );
}
