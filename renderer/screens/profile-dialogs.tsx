/** @file The dialogs of the profile, one at a time; apart, because most visits open none. */
import { useTranslations } from "use-intl";
import type { User } from "../../shared/contract.ts";
import type { Happened } from "../parts/message.ts";
import { ActivityDialog } from "./activity-dialog.tsx";
import { ChangePasswordDialog } from "./change-password-dialog.tsx";
import { DeleteDialog } from "./delete-dialog.tsx";
import { DisableDialog } from "./disable-dialog.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { FirstCodesDialog } from "./first-codes-dialog.tsx";
import { RenewCodesDialog } from "./renew-codes-dialog.tsx";
import { SetupDialog, type SetupStep } from "./setup-dialog.tsx";

/** Which dialog is open. The codes are a new factor's, whose activation is told with them, or stand for themselves. */
export type ProfileDialog =
  | SetupStep
  | { readonly step: "first-codes"; readonly isNew: boolean }
  | { readonly step: "renew-codes" | "disable" | "change-password" | "export" | "delete" | "activity" };

interface ProfileDialogsProps {
  readonly dialog: ProfileDialog;
  readonly user: User;
  /** Another dialog takes the place of this one. */
  readonly onDialog: (dialog: ProfileDialog) => void;
  /** The account has changed, and the dialog goes on. */
  readonly onUser: (user: User) => void;
  /** The dialog is over; with what it came to, and whether the user has achieved what it is for. */
  readonly onEnd: (user: User, happened?: Happened, good?: boolean) => void;
  readonly onDeleted: (happened: Happened) => void;
}

export function ProfileDialogs({ dialog, user, onDialog, onUser, onEnd, onDeleted }: ProfileDialogsProps) {
  const all = useTranslations();
  const close = (): void => onEnd(user);
  const endCodes = (unkept: boolean): void => onEnd(user, unkept ? "recovery.notKept" : undefined, false);
  const { step } = dialog;
  return (
    <>
      {(step === "password" || step === "scan") && (
        <SetupDialog
          start={dialog}
          onEnabled={(fresh) => {
            onUser(fresh);
            onDialog({ step: "first-codes", isNew: true });
          }}
          onClose={close}
        />
      )}
      {step === "first-codes" && (
        <FirstCodesDialog
          news={dialog.isNew ? all("profile.enabled") : ""}
          onStepUp={() => onDialog({ step: "renew-codes" })}
          onEnd={endCodes}
        />
      )}
      {step === "renew-codes" && <RenewCodesDialog user={user} onEnd={endCodes} />}
      {step === "disable" && (
        <DisableDialog user={user} onDisabled={(fresh) => onEnd(fresh, "profile.disabled")} onClose={close} />
      )}
      {step === "change-password" && (
        <ChangePasswordDialog user={user} onChanged={(fresh) => onEnd(fresh, "changePassword.done")} onClose={close} />
      )}
      {step === "export" && (
        <ExportDialog user={user} onExported={() => onEnd(user, "exportAccount.done")} onClose={close} />
      )}
      {step === "delete" && (
        <DeleteDialog
          user={user}
          onDeleted={() => onDeleted("deleteAccount.done")}
          onExport={() => onDialog({ step: "export" })}
          onClose={close}
        />
      )}
      {step === "activity" && <ActivityDialog onClose={close} />}
    </>
  );
}
