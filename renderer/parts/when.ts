/** @file Moments and lengths of time in words, in the language of the page and the time zone of the computer. */

const clock = new Intl.DateTimeFormat("en", { timeStyle: "medium" });
const dateAndTime = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const minute = 60_000;

/** Unit → how long it is, in ms; the longest first. */
const units = [
  ["day", 24 * 60 * minute],
  ["hour", 60 * minute],
  ["minute", minute],
] as const;

/** The time of day of a moment (ms since the epoch). */
export const clockTime = (at: number): string => clock.format(at);

/** Date and time of an ISO 8601 moment. */
export const exactly = (iso: string): string => dateAndTime.format(new Date(iso));

/** How long an ISO 8601 moment is ago: "3 days ago"; the date where that is more than a month. */
export function ago(iso: string, now: number): string {
  const since = now - Date.parse(iso);
  if (since > 30 * 24 * 60 * minute) return exactly(iso);
  const [unit, length] = units.find(([, least]) => since >= least) ?? ["minute", minute];
  return since < minute ? "just now" : relative.format(-Math.floor(since / length), unit);
}

const two = (part: number): string => String(part).padStart(2, "0");

/** Seconds as "0:27", or "1:00:00" from an hour on. */
export function minutesAndSeconds(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = two(seconds % 60);
  return minutes < 60 ? `${minutes}:${rest}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${rest}`;
}

/** A length of time (seconds) in the one unit that people would use. */
export function duration(seconds: number): string {
  const [count, unit] = seconds < 60 ? [seconds, "second"] : [Math.round(seconds / 60), "minute"];
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }).format(count);
}
