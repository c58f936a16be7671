/** @file A wait, for the eye second by second, and for the ear once: at which time it ends, and that it has ended. */
import { words } from "../words.ts";
import "./countdown.css";
import { clockTime } from "./when.ts";

interface CountdownProps {
  /** When the wait ends, in ms since the epoch. */
  readonly until: number;
  /** Whole seconds until then. */
  readonly left: number;
}

/** Stands in a live region. The seconds are hidden from it: it would read out every one of them. */
export function Countdown({ until, left }: CountdownProps) {
  if (left === 0) return <span className="countdown">{words.wait.over}</span>;
  return (
    <span className="countdown">
      <span className="countdown-left" aria-hidden="true">
        {words.wait.left(left)}
      </span>
      {words.wait.until(clockTime(until))}
    </span>
  );
}
