/** @file How long the code that an authenticator shows now stays. For the eye only: nobody wants each second read out. */
import { useEffect, useState } from "react";
import { codePeriod } from "../../shared/fields.ts";
import "./code-ring.css";

/** From here on the code is about to change, in seconds. */
const late = 5;

/** Counts with the time steps of RFC 6238 (T0 = 0), as this computer's clock has them. */
export function CodeRing() {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = codePeriod - (Math.floor(now / 1000) % codePeriod);
  return (
    <span className="code-ring" data-late={left <= late} aria-hidden="true">
      {left}
      <svg viewBox="0 0 24 24">
        <circle className="code-ring-track" cx="12" cy="12" r="9" />
        <circle
          className="code-ring-left"
          cx="12"
          cy="12"
          r="9"
          pathLength={codePeriod}
          strokeDasharray={`${left} ${codePeriod}`}
        />
      </svg>
    </span>
  );
}
