/** @file Moments and lengths of time in words, in the language of the page and the time zone of the computer. */
import { useFormatter, useLocale } from "use-intl";

const month = 30 * 24 * 60 * 60_000;

/** Ways to say when. */
export interface When {
  /** The time of day of a moment (ms since the epoch). */
  readonly clockTime: (at: number) => string;
  /** Date and time of an ISO 8601 moment. */
  readonly exactly: (iso: string) => string;
  /** How long an ISO 8601 moment is ago: "3 days ago"; the date where that is more than a month. */
  readonly ago: (iso: string, now: number) => string;
  /** Seconds as "00:27", or "1:00:00" from an hour on. */
  readonly minutesAndSeconds: (seconds: number) => string;
  /** A length of time (seconds) in the one unit that people would use. */
  readonly duration: (seconds: number) => string;
}

/** In the language of the page. */
export function useWhen(): When {
  const format = useFormatter();
  const digital = new Intl.DurationFormat(useLocale(), { style: "digital", hoursDisplay: "auto" });
  const exactly = (iso: string): string => format.dateTime(new Date(iso), { dateStyle: "medium", timeStyle: "short" });
  return {
    clockTime: (at) => format.dateTime(at, { timeStyle: "medium" }),
    exactly,
    ago: (iso, now) => {
      // a moment that a wrong clock has put into the future is now
      const at = Math.min(Date.parse(iso), now);
      return now - at > month ? exactly(iso) : format.relativeTime(at, now);
    },
    minutesAndSeconds: (seconds) =>
      digital.format({
        hours: Math.floor(seconds / 3600),
        minutes: Math.floor((seconds % 3600) / 60),
        seconds: seconds % 60,
      }),
    duration: (seconds) => {
      const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
      return format.number(count, { style: "unit", unit, unitDisplay: "long" });
    },
  };
}
