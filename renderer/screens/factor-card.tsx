/** @file The one large choice of the profile: the second factor on or off, and the recovery codes that go with it. */
import { Button } from "@mantine/core";
import { BrandMark } from "../parts/brand-mark.tsx";
import { words } from "../words.ts";
import "./factor-card.css";

const own = words.profile;
/** Recovery codes from which on there are enough (R20). */
const enough = 4;

interface FactorCardProps {
  readonly on: boolean;
  readonly busy: boolean;
  /** Recovery codes left; null: none were made; undefined: not known yet. */
  readonly codesLeft: number | null | undefined;
  readonly onChoose: () => void;
  readonly onMakeCodes: () => void;
  readonly onRenewCodes: () => void;
}

export function FactorCard({ on, busy, codesLeft, onChoose, onMakeCodes, onRenewCodes }: FactorCardProps) {
  return (
    <section className="factor" aria-labelledby="factor" data-on={on}>
      <BrandMark fold={on ? "closed" : "half"} size="large" />
      <div className="factor-text">
        <h2 id="factor">{own.factor}</h2>
        <p>
          <strong className="factor-state">{on ? own.on : own.off}</strong> {on ? own.onText : own.offText}
        </p>
      </div>
      {on && codesLeft !== undefined && (
        <div className="factor-codes" data-few={codesLeft === null || codesLeft < enough}>
          <p>
            <strong>{codesLeft === null ? own.noCodes : own.codesLeft(codesLeft)}</strong>
            {codesLeft === null && <span> {own.noCodesText}</span>}
            {codesLeft !== null && codesLeft < enough && <span> {own.fewCodes}</span>}
          </p>
          {/* one button, whatever it says: it keeps the focus when a dialog has changed its meaning */}
          <Button variant="default" size="sm" onClick={codesLeft === null ? onMakeCodes : onRenewCodes}>
            {codesLeft === null ? own.makeCodes : own.newCodes}
          </Button>
        </div>
      )}
      {/* one button here too */}
      <Button className="factor-choice" variant={on ? "default" : "filled"} loading={busy} onClick={onChoose}>
        {on ? own.disable : own.setup}
      </Button>
    </section>
  );
}
