/** @file "Two-Factor Authentication": the second step of signing in. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import type { User } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { OtherProof, SecondFactor, tokenFault, tokenSent, useProvedBy } from "../parts/second-factor.tsx";
import { useCommand } from "../parts/use-command.tsx";
import { useAction } from "../parts/use-action.ts";
import type { Happened } from "../parts/message.ts";
import { useBridgeForm } from "../parts/use-bridge-form.ts";

interface ValidateProps {
  /** When a code will be looked at, in ms since the epoch, where one will not be now (R10). */
  readonly until?: number | undefined;
  /** The code was right, and what is to be said about it. */
  readonly onUser: (user: User, happened?: Happened) => void;
  /** The user gave up, and main has ended the pending session. */
  readonly onLogin: () => void;
  /** Too many wrong codes: main has ended the pending session (R11), and says how many seconds to wait. */
  readonly onLockedOut: (seconds: number) => void;
}

export function Validate({ until, onUser, onLogin, onLockedOut }: ValidateProps) {
  const t = useTranslations("validate");
  const { by, turn } = useProvedBy();
  const form = useBridgeForm({
    method: "otpValidate",
    initialValues: { token: "" },
    validate: ({ token }) => ({ token: tokenFault(by, token) }),
    request: ({ token }) => ({ token: tokenSent(by, token) }),
    onSuccess: ({ user }) => onUser(user, by === "recovery" ? "validate.recovered" : undefined),
    onRefusal: ({ locked_out: isOver, retry_after: seconds }) => {
      if (isOver !== true || seconds === undefined) return false;
      onLockedOut(seconds);
      return true;
    },
    until,
    by,
    beside: { invalid_token: "token" },
    mendAt: "token",
    fleeting: by === "code" ? "token" : undefined,
  });
  const back = useAction("logout", onLogin);
  useCommand("logout", () => void back.run({}));
  useCommand("recovery", () => turn(form));
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{by === "code" ? t("lead") : t("recoveryLead")}</p>
      </div>
      <RefusalRegion message={form.refusal ?? back.refusal} wait={form.wait} />
      <SecondFactor by={by} form={form} submits />
      <Button type="submit" fullWidth loading={form.busy} disabled={form.waiting}>
        {t("submit")}
      </Button>
      <nav className="soft centred links">
        <OtherProof by={by} onTurn={() => turn(form)} />
        <Link onFollow={() => void back.run({})}>{t("link")}</Link>
      </nav>
    </form>
  );
}
