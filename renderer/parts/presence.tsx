/**
 * @file Is whoever is signed in still there? Main is told of every sign, and they are told before the session ends because
 * nothing is done, in time to stay (R23; WCAG 2.2.1).
 */
import { useTranslations } from "use-intl";
import { useWhen } from "../language/use-when.ts";
import "./presence.css";
import { useSecondsLeft } from "./use-seconds-left.ts";
import { useSeen } from "./use-seen.ts";

/** Seconds before the end. */
const warnedAt = 30;

/** As useSeen. The warning stands over everything, dialogs too. It is read out once; the seconds are for the eye. */
export function Presence({ chosen }: { readonly chosen: number }) {
  const t = useTranslations("idle");
  const { minutesAndSeconds } = useWhen();
  const left = useSecondsLeft(useSeen(chosen));
  return (
    <div className="presence" role="alert">
      {left > 0 && left <= warnedAt && (
        <p>
          {t("soon")} <span aria-hidden="true">{minutesAndSeconds(left)}</span>
        </p>
      )}
    </div>
  );
}
