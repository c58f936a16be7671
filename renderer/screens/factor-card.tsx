/** @file The one large choice of the profile: the second factor on or off, and the recovery codes that go with it. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { recoveryCodes } from "../../shared/fields.ts";
import { BrandMark } from "../parts/brand-mark.tsx";
import "./factor-card.css";

/** Recovery codes from which on there are enough (R20). */
const enough = 4;

interface FactorCardProps {
  readonly on: boolean;
  readonly busy: boolean;
  /** Recovery codes left; null: none were made; undefined: not known yet. */
  readonly codesLeft: number | null | undefined;
  /** Their owner has kept them, as far as is known. */
  readonly codesKept: boolean;
  readonly onChoose: () => void;
  readonly onMakeCodes: () => void;
  readonly onRenewCodes: () => void;
}

/** Why whoever owns these codes should make others (R19, R20); in words by name. */
function warningOf(
  codesLeft: number | null,
  codesKept: boolean,
): "noCodesText" | "unkeptCodes" | "fewCodes" | undefined {
  if (codesLeft === null) return "noCodesText";
  if (!codesKept) return "unkeptCodes";
  return codesLeft < enough ? "fewCodes" : undefined;
}

export function FactorCard({ on, busy, codesLeft, codesKept, onChoose, onMakeCodes, onRenewCodes }: FactorCardProps) {
  const t = useTranslations("profile");
  const warning = codesLeft === undefined ? undefined : warningOf(codesLeft, codesKept);
  return (
    <section className="factor" aria-labelledby="factor" data-on={on}>
      <BrandMark fold={on ? "closed" : "half"} size="large" />
      <div className="factor-text">
        <h2 id="factor">{t("factor")}</h2>
        <p>
          <strong className="factor-state">{on ? t("on") : t("off")}</strong> {on ? t("onText") : t("offText")}
        </p>
      </div>
      {on && codesLeft !== undefined && (
        <div className="factor-codes" data-warns={warning !== undefined}>
          <p>
            <strong>
              {codesLeft === null ? t("noCodes") : t("codesLeft", { left: codesLeft, all: recoveryCodes })}
            </strong>
            {warning !== undefined && <span> {t(warning)}</span>}
          </p>
          {/* one button, whatever it says: it keeps the focus when a dialog has changed its meaning */}
          <Button variant="default" size="sm" onClick={codesLeft === null ? onMakeCodes : onRenewCodes}>
            {codesLeft === null ? t("makeCodes") : t("newCodes")}
          </Button>
        </div>
      )}
      {/* one button here too */}
      <Button className="factor-choice" variant={on ? "default" : "filled"} loading={busy} onClick={onChoose}>
        {on ? t("disable") : t("setup")}
      </Button>
    </section>
  );
}
