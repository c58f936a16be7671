/** @file "Profile": who is signed in, the one large choice, and what is known of the account. */
import { Button } from "@mantine/core";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Overview, Protection, User } from "../../shared/contract.ts";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { exactly } from "../parts/when.ts";
import { words } from "../words.ts";
import { AccountSection } from "./account-section.tsx";
import { FactorCard } from "./factor-card.tsx";
import { Notices } from "./notices.tsx";
import type { ProfileDialog } from "./profile-dialogs.tsx";
import "./profile.css";
import { ProtectionNote } from "./protection-note.tsx";

const own = words.profile;
const ProfileDialogs = lazy(async () => ({ default: (await import("./profile-dialogs.tsx")).ProfileDialogs }));

interface ProfileProps {
  readonly user: User;
  readonly protection: Protection;
  /** The account is as it is now, and what to say about it; `good`: the user has achieved something. */
  readonly onUser: (user: User, message: string, good?: boolean) => void;
  /** There is no session any more, and what to say about it. */
  readonly onLeft: (message: string) => void;
}

export function Profile({ user, protection, onUser, onLeft }: ProfileProps) {
  const [dialog, setDialog] = useState<ProfileDialog>();
  const [overview, setOverview] = useState<Overview>();
  const heading = useRef<HTMLHeadingElement>(null);
  // where the focus goes back to
  const opener = useRef<Element>(null);

  const look = useAction("overview", setOverview);
  const logout = useAction("logout", () => onLeft(""));
  const generate = useAction(
    "otpGenerate",
    (enrolment) => setDialog({ step: "scan", enrolment }),
    ({ code }) => {
      if (code === "sign_in_again") setDialog({ step: "password" });
      return code === "sign_in_again";
    },
  );
  useEffect(() => {
    heading.current?.focus();
    void look.run({});
    // oxlint-disable-next-line react/exhaustive-deps -- once: later it is asked again after each dialog
  }, []);

  const begin = (): void => {
    opener.current = document.activeElement;
    onUser(user, "");
  };
  const open = (step: Exclude<ProfileDialog, { step: "scan" | "password" | "first-codes" }>["step"]): void => {
    begin();
    setDialog({ step });
  };
  const end = (fresh: User, news: string, good = true): void => {
    setDialog(undefined);
    onUser(fresh, news, good);
    if (opener.current instanceof HTMLElement) opener.current.focus();
    void look.run({});
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
      <RefusalRegion message={logout.refusal ?? generate.refusal ?? look.refusal} />
      {overview !== undefined && (
        <Notices
          notices={overview.notices}
          onDismissed={() => {
            setOverview({ ...overview, notices: [] });
            heading.current?.focus();
          }}
        />
      )}
      <FactorCard
        on={user.otp_enabled}
        busy={generate.busy}
        codesLeft={overview?.recovery_codes_left}
        onChoose={() => {
          if (user.otp_enabled) return open("disable");
          begin();
          void generate.run({});
        }}
        onMakeCodes={() => {
          begin();
          setDialog({ step: "first-codes", news: "" });
        }}
        onRenewCodes={() => open("renew-codes")}
      />
      <dl className="facts">
        <dt>{own.name}</dt>
        <dd>{user.name}</dd>
        <dt>{own.email}</dt>
        <dd>{user.email}</dd>
        <dt>{own.id}</dt>
        <dd className="facts-id">{user.id}</dd>
        {overview !== undefined && (
          <>
            <dt>{own.lastSignIn}</dt>
            <dd>
              {overview.last_sign_in === null ? (
                own.firstSignIn
              ) : (
                <time dateTime={overview.last_sign_in}>{exactly(overview.last_sign_in)}</time>
              )}
            </dd>
          </>
        )}
      </dl>
      <AccountSection onChoose={open} />
      <ProtectionNote protection={protection} />
      {dialog !== undefined && (
        <Suspense>
          <ProfileDialogs
            dialog={dialog}
            user={user}
            onDialog={setDialog}
            onUser={(fresh) => onUser(fresh, "")}
            onEnd={end}
            onDeleted={onLeft}
          />
        </Suspense>
      )}
    </div>
  );
}
