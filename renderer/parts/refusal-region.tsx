/** @file Where a form says why main said no, when that is about no field in particular, and how long to wait. */
import { CircleAlert } from "lucide-react";
import { Countdown } from "./countdown.tsx";
import "./refusal-region.css";

/** In a small window the button that was pressed may be far below. */
const reveal = (region: HTMLParagraphElement | null): void => {
  region?.scrollIntoView({ block: "nearest" });
};

/** A wait that main has set (R10). */
export interface Wait {
  /** When it ends, in ms since the epoch. */
  readonly until: number;
  /** Whole seconds until then. */
  readonly left: number;
}

interface RefusalRegionProps {
  readonly message: string | undefined;
  readonly wait?: Wait | undefined;
}

/** Read out, and scrolled to, when it appears. */
export function RefusalRegion({ message, wait }: RefusalRegionProps) {
  if (message === undefined) return null;
  const isOver = wait?.left === 0;
  return (
    <p ref={reveal} className="refusal" role="alert" data-over={isOver}>
      {!isOver && <CircleAlert aria-hidden="true" size={18} />}
      <span>
        {!isOver && message}
        {wait !== undefined && <Countdown {...wait} />}
      </span>
    </p>
  );
}
