/** @file What is said before a session ends because nothing is done, in time to stay (R23; WCAG 2.2.1). */
import { useTranslations } from "use-intl";
import { useWhen } from "../language/use-when.ts";
import "./idle-warning.css";
import { useSecondsLeft } from "./use-seconds-left.ts";

/** Seconds before the end. */
const warnedAt = 30;

/** Stands over everything, dialogs too. Read out once; the seconds are for the eye. `endsAt` in ms since the epoch. */
export function IdleWarning({ endsAt }: { readonly endsAt: number | undefined }) {
  const t = useTranslations("idle");
  const { minutesAndSeconds } = useWhen();
  const left = useSecondsLeft(endsAt);
  return (
    <div className="idle-warning" role="alert">
      {left > 0 && left <= warnedAt && (
        <p>
          {t("soon")} <span aria-hidden="true">{minutesAndSeconds(left)}</span>
        </p>
      )}
    </div>
  );
}
