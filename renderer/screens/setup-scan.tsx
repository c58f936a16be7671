/** @file The main step of a set-up: the QR code, the same as text, and a code that proves it was read. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { User, Value } from "../../shared/contract.ts";
import { CodeField, codeFault, withoutSpaces } from "../parts/code-field.tsx";
import { QrCode } from "../parts/qr-code.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { SecretKey } from "../parts/secret-key.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import "./setup-scan.css";

interface SetupScanProps {
  readonly enrolment: Value<"otpGenerate">;
  /** An earlier key had run out, and this one took its place. */
  readonly renewed: boolean;
  /** Why there is no new key. */
  readonly refusal: string | undefined;
  readonly onEnabled: (user: User) => void;
  /** The key is too old to be activated. */
  readonly onRunOut: () => void;
  /** The password was given too long ago (R24). */
  readonly onStale: () => void;
  readonly onClose: () => void;
}

/** A wrong code keeps the same QR code: the app that has scanned it is already right (R26). */
export function SetupScan({ enrolment, renewed, refusal, onEnabled, onRunOut, onStale, onClose }: SetupScanProps) {
  const t = useTranslations("setup");
  const all = useTranslations();
  const form = useBridgeForm({
    method: "otpVerify",
    initialValues: { token: "" },
    validate: ({ token }) => ({ token: codeFault(token) }),
    request: ({ token }) => ({ token: withoutSpaces(token) }),
    onSuccess: ({ user }) => onEnabled(user),
    onRefusal: ({ code }) => {
      if (code === "enrolment_expired") onRunOut();
      if (code === "sign_in_again") onStale();
      return code === "enrolment_expired" || code === "sign_in_again";
    },
    beside: { invalid_token: "token" },
    mendAt: "token",
    fleeting: "token",
  });
  const help = useRef<HTMLElement>(null);
  const proof = useRef<HTMLDivElement>(null);
  const [far, setFar] = useState(false);
  // in a small window the field is far below what is to be done first: a focus that is not seen helps nobody
  useLayoutEffect(() => {
    setFar((proof.current?.getBoundingClientRect().bottom ?? 0) > window.innerHeight);
  }, []);
  useEffect(() => {
    if (far) help.current?.focus();
  }, [far]);
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <RefusalRegion message={form.refusal ?? refusal ?? (renewed ? t("runOut") : undefined)} wait={form.wait} />
      <details className="small">
        <summary ref={help} data-autofocus={far ? true : undefined}>
          {t("what")}
        </summary>
        <p className="soft">{t("whatText")}</p>
      </details>
      <div className="setup-scan">
        <section>
          <h3>{t("scan")}</h3>
          <QrCode text={enrolment.otpauth_url} label={t("qr")} />
        </section>
        <section>
          <h3>{t("key")}</h3>
          <SecretKey base32={enrolment.base32} />
        </section>
        <div ref={proof} className="setup-proof">
          <CodeField submits {...form.field("token")} {...(far && { "data-autofocus": undefined })} />
        </div>
      </div>
      <div className="actions">
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {all("close")}
        </Button>
        <Button type="submit" loading={form.busy} disabled={form.waiting}>
          {t("submit")}
        </Button>
      </div>
    </form>
  );
}
