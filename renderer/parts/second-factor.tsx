/** @file The second proof: a code of the authenticator, or a recovery code when it is not at hand (R19). */
import { useState } from "react";
import { words } from "../words.ts";
import { CodeField, codeError, withoutSpaces } from "./code-field.tsx";
import { Link } from "./link.tsx";
import { RecoveryField } from "./recovery-field.tsx";
import type { BridgeForm } from "./use-bridge-form.ts";

/** What it is proved with. */
export type ProvedBy = "code" | "recovery";

const recoveryShape = /^[0-9a-z]{15}$/iu;

/** What is wrong with a second proof, seen from here; undefined for nothing. Whether it is right is for main to say. */
export function tokenError(by: ProvedBy, text: string): string | undefined {
  if (by === "code") return codeError(text);
  return recoveryShape.test(text.replaceAll(/[\s\-–—]/gu, "")) ? undefined : words.recovery.malformed;
}

/** A second proof as it is sent. */
export const tokenSent = (by: ProvedBy, text: string): string => (by === "code" ? withoutSpaces(text) : text.trim());

/** Which proof a form asks for, and the way to change that. */
export function useProvedBy(): { readonly by: ProvedBy; readonly turn: (form: BridgeForm) => void } {
  const [by, setBy] = useState<ProvedBy>("code");
  return {
    by,
    turn: (form) => {
      setBy(by === "code" ? "recovery" : "code");
      form.renew("token");
    },
  };
}

interface SecondFactorProps {
  readonly by: ProvedBy;
  /** Its field is "token". */
  readonly form: BridgeForm;
  /** Six digits submit the form by themselves. */
  readonly submits: boolean;
}

/** The field for the proof. */
export function SecondFactor({ by, form, submits }: SecondFactorProps) {
  return by === "code" ? (
    <CodeField submits={submits} {...form.field("token")} />
  ) : (
    <RecoveryField {...form.field("token")} />
  );
}

/** The way to the other proof. */
export function OtherProof({ by, onTurn }: { readonly by: ProvedBy; readonly onTurn: () => void }) {
  return <Link onFollow={onTurn}>{by === "code" ? words.recovery.toRecovery : words.recovery.toCode}</Link>;
}
