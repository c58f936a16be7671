/** @file "Profile": who is signed in, and the one large choice: the second factor on or off. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Protection, User } from "../../shared/contract.ts";
import { BrandMark } from "../parts/brand-mark.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { words } from "../words.ts";
import { DisableDialog } from "./disable-dialog.tsx";
import "./profile.css";
import { ProtectionNote } from "./protection-note.tsx";
import type { SetupStep } from "./setup-dialog.tsx";

const own = words.profile;
// with its QR code it is as large as the rest together, and most visits never open it
const SetupDialog = lazy(async () => ({ default: (await import("./setup-dialog.tsx")).SetupDialog }));

interface ProfileProps {
  readonly user: User;
  readonly protection: Protection;
  /** The account has changed, and what to say about it. */
  readonly onUser: (user: User, message: string) => void;
  readonly onLogout: () => void;
}

export function Profile({ user, protection, onUser, onLogout }: ProfileProps) {
  const [dialog, setDialog] = useState<SetupStep | { readonly step: "disable" }>();
  const heading = useRef<HTMLHeadingElement>(null);
  const choice = useRef<HTMLButtonElement>(null);
  useEffect(() => heading.current?.focus(), []);

  const logout = useAction("logout", onLogout);
  const generate = useAction(
    "otpGenerate",
    (enrolment) => setDialog({ step: "scan", enrolment }),
    ({ code }) => {
      if (code === "sign_in_again") setDialog({ step: "password" });
      return code === "sign_in_again";
    },
  );
  const choose = (): void => {
    onUser(user, "");
    if (user.otp_enabled) setDialog({ step: "disable" });
    else void generate.run({});
  };
  const close = (): void => {
    setDialog(undefined);
    choice.current?.focus();
  };
  const changed = (message: string) => (fresh: User) => {
    onUser(fresh, message);
    close();
  };

  return (
    <div className="stack">
      <div className="profile-head">
        <h1 ref={heading} tabIndex={-1}>
          {own.title}
        </h1>
        <Button variant="default" size="sm" loading={logout.busy} onClick={() => void logout.run({})}>
          {own.logout}
        </Button>
      </div>
      <RefusalRegion message={logout.refusal ?? generate.refusal} />
      <section className="factor" aria-labelledby="factor" data-on={user.otp_enabled}>
        <BrandMark fold={user.otp_enabled ? "closed" : "half"} size="large" />
        <div className="factor-text">
          <h2 id="factor">{own.factor}</h2>
          <p>
            <strong className="factor-state">{user.otp_enabled ? own.on : own.off}</strong>{" "}
            {user.otp_enabled ? own.onText : own.offText}
          </p>
        </div>
        {/* one button, whatever it says: it keeps the focus when a dialog has changed its meaning */}
        <Button
          ref={choice}
          className="factor-choice"
          variant={user.otp_enabled ? "default" : "filled"}
          loading={generate.busy}
          onClick={choose}
        >
          {user.otp_enabled ? own.disable : own.setup}
        </Button>
      </section>
      <dl className="facts">
        <dt>{own.name}</dt>
        <dd>{user.name}</dd>
        <dt>{own.email}</dt>
        <dd>{user.email}</dd>
        <dt>{own.id}</dt>
        <dd className="facts-id">{user.id}</dd>
      </dl>
      <ProtectionNote protection={protection} />
      {dialog?.step === "disable" && <DisableDialog onDisabled={changed(own.disabled)} onClose={close} />}
      {(dialog?.step === "scan" || dialog?.step === "password") && (
        <Suspense>
          <SetupDialog start={dialog} onEnabled={changed(own.enabled)} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}
