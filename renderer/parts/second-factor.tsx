/** @file The second proof: a code of the authenticator, or a recovery code when it is not at hand (R19). */
import { useTranslations } from "use-intl";
import { useState } from "react";
import type { Fault } from "../../shared/faults.ts";
import { CodeField, codeFault, withoutSpaces } from "./code-field.tsx";
import { Link } from "./link.tsx";
import { RecoveryField } from "./recovery-field.tsx";
import type { BridgeForm } from "./use-bridge-form.ts";

/** What it is proved with. */
type ProvedBy = "code" | "recovery";

const recoveryShape = /^[0-9a-z]{15}$/iu;

/** What is wrong with a second proof, seen from here; undefined for nothing. Whether it is right is for main to say. */
export function tokenFault(by: ProvedBy, text: string): Fault | undefined {
  if (by === "code") return codeFault(text);
  return recoveryShape.test(text.replaceAll(/[\s\-–—]/gu, "")) ? undefined : "recovery_malformed";
}

/** A second proof as it is sent. */
export const tokenSent = (by: ProvedBy, text: string): string => (by === "code" ? withoutSpaces(text) : text.trim());

/** Which proof a form asks for, and the way to change that. */
export function useProvedBy(): { readonly by: ProvedBy; readonly turn: (form: BridgeForm) => void } {
  const [by, setBy] = useState<ProvedBy>("code");
  return {
    by,
    turn: (form) => {
      const next = by === "code" ? "recovery" : "code";
      setBy(next);
      form.renew("token", next);
    },
  };
}

interface SecondFactorProps {
  readonly by: ProvedBy;
  /** Its field is "token". */
  readonly form: BridgeForm;
  /** Six digits submit the form by themselves, unless they have to wait. */
  readonly submits: boolean;
}

/** The field for the proof. */
export function SecondFactor({ by, form, submits }: SecondFactorProps) {
  return by === "code" ? (
    <CodeField submits={submits && !form.waiting} {...form.field("token")} />
  ) : (
    <RecoveryField {...form.field("token")} />
  );
}

/** The way to the other proof. */
export function OtherProof({ by, onTurn }: { readonly by: ProvedBy; readonly onTurn: () => void }) {
  const all = useTranslations();
  return <Link onFollow={onTurn}>{by === "code" ? all("recovery.toRecovery") : all("recovery.toCode")}</Link>;
}
