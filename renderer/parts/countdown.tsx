/** @file A wait, for the eye second by second, and for the ear once: at which time it ends, and that it has ended. */
import { useTranslations } from "use-intl";
import { useWhen } from "../language/use-when.ts";
import "./countdown.css";

interface CountdownProps {
  /** When the wait ends, in ms since the epoch. */
  readonly until: number;
  /** Whole seconds until then. */
  readonly left: number;
}

/** Stands in a live region. The seconds are hidden from it: it would read out every one of them. */
export function Countdown({ until, left }: CountdownProps) {
  const t = useTranslations("wait");
  const { clockTime, minutesAndSeconds } = useWhen();
  if (left === 0) return <span className="countdown">{t("over")}</span>;
  return (
    <span className="countdown">
      <span aria-hidden="true">{t("left", { time: minutesAndSeconds(left), at: clockTime(until) })}</span>
      <span className="unseen">{t("until", { time: clockTime(until) })}</span>
    </span>
  );
}
