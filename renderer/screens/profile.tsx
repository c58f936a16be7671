/** @file "Profile": who is signed in, the one large choice, and what is known of the account. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useCommand } from "../parts/use-command.tsx";
import { useOpener } from "../parts/use-opener.ts";
import { useWhen } from "../language/use-when.ts";
import type { Overview, Protection, User } from "../../shared/contract.ts";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import type { Happened } from "../parts/message.ts";
import { useAction } from "../parts/use-action.ts";
import { AccountSection } from "./account-section.tsx";
import { FactorCard } from "./factor-card.tsx";
import { Notices } from "./notices.tsx";
import type { ProfileDialog } from "./profile-dialogs.tsx";
import "./profile.css";
import { ProtectionNote } from "./protection-note.tsx";

const ProfileDialogs = lazy(async () => ({ default: (await import("./profile-dialogs.tsx")).ProfileDialogs }));

interface ProfileProps {
  readonly user: User;
  readonly protection: Protection;
  /** Another dialog lies over the screen. */
  readonly covered: boolean;
  /** The account is as it is now, and what to say about it; `good`: the user has achieved something. */
  readonly onUser: (user: User, happened?: Happened, good?: boolean) => void;
  /** There is no session any more, and what to say about it. */
  readonly onLeft: (happened: Happened) => void;
}

export function Profile({ user, protection, covered, onUser, onLeft }: ProfileProps) {
  const t = useTranslations("profile");
  const [dialog, setDialog] = useState<ProfileDialog>();
  const [overview, setOverview] = useState<Overview>();
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useOpener();
  const enabledBefore = useRef(user.otp_enabled);
  const { exactly } = useWhen();

  const look = useAction("overview", setOverview);
  const logout = useAction("logout", () => onLeft("profile.loggedOut"));
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
    opener.remember();
    enabledBefore.current = user.otp_enabled;
    onUser(user);
  };
  const open = (next: ProfileDialog): void => {
    begin();
    setDialog(next);
  };
  const end = (fresh: User, happened?: Happened, good = true): void => {
    setDialog(undefined);
    onUser(fresh, happened, good);
    // news stand at the top, and what the dialog was opened from may do the opposite by now
    if (happened === undefined && fresh.otp_enabled === enabledBefore.current) opener.giveBack();
    else heading.current?.focus();
    void look.run({});
  };

  const chooseFactor = (): void => {
    if (user.otp_enabled) return open({ step: "disable" });
    begin();
    void generate.run({});
  };
  const makeCodes = (): void => open({ step: "first-codes", isNew: false });
  const free = (run: () => void) => (): void => {
    if (dialog === undefined && !covered) run();
  };
  useCommand("logout", () => void logout.run({}));
  useCommand("factor", free(chooseFactor));
  useCommand(
    "recovery",
    free(() => {
      if (!user.otp_enabled || overview === undefined) return;
      if (overview.recovery_codes_left === null) makeCodes();
      else open({ step: "renew-codes" });
    }),
  );
  useCommand(
    "activity",
    free(() => open({ step: "activity" })),
  );
  useCommand(
    "change-password",
    free(() => open({ step: "change-password" })),
  );
  useCommand(
    "export",
    free(() => open({ step: "export" })),
  );
  useCommand(
    "delete",
    free(() => open({ step: "delete" })),
  );

  return (
    <div className="stack">
      <div className="profile-head">
        <h1 ref={heading} tabIndex={-1}>
          {t("title")}
        </h1>
        <Button variant="default" size="sm" loading={logout.busy} onClick={() => void logout.run({})}>
          {t("logout")}
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
        // right after an activation the first ones are being made
        codesLeft={dialog?.step === "first-codes" && dialog.isNew ? undefined : overview?.recovery_codes_left}
        codesKept={overview?.recovery_codes_kept ?? true}
        onChoose={chooseFactor}
        onMakeCodes={makeCodes}
        onRenewCodes={() => open({ step: "renew-codes" })}
      />
      <dl className="facts">
        <dt>{t("name")}</dt>
        <dd>
          <bdi>{user.name}</bdi>
        </dd>
        <dt>{t("email")}</dt>
        <dd>
          <bdi>{user.email}</bdi>
        </dd>
        <dt>{t("id")}</dt>
        <dd className="facts-id">
          <bdi dir="ltr">{user.id}</bdi>
        </dd>
        {overview !== undefined && (
          <>
            <dt>{t("lastSignIn")}</dt>
            <dd>
              {overview.last_sign_in === null ? (
                t("firstSignIn")
              ) : (
                <time dateTime={overview.last_sign_in}>{exactly(overview.last_sign_in)}</time>
              )}
            </dd>
          </>
        )}
      </dl>
      <AccountSection onChoose={(step) => open({ step })} />
      <ProtectionNote protection={protection} />
      {dialog !== undefined && (
        <Suspense>
          <ProfileDialogs
            dialog={dialog}
            user={user}
            onDialog={setDialog}
            onUser={(fresh) => onUser(fresh)}
            onEnd={end}
            onDeleted={onLeft}
          />
        </Suspense>
      )}
    </div>
  );
}
