/** @file What stands around every screen: the page, the card, the mark, and the one place for what has just happened. */
import type { ReactNode } from "react";
import { words } from "../words.ts";
import { BrandMark, type Fold } from "./brand-mark.tsx";
import { Countdown } from "./countdown.tsx";
import "./frame.css";
import { useSecondsLeft } from "./use-seconds-left.ts";

/** What has just happened, above the screen. */
export interface Message {
  /** Empty for nothing. */
  readonly text: string;
  /** The user has achieved something. */
  readonly good: boolean;
  /** When what failed may be tried again, in ms since the epoch. */
  readonly until?: number;
}

interface FrameProps {
  readonly fold: Fold;
  readonly message: Message;
  readonly children: ReactNode;
}

/** One frame lives through all screens, so that its status region is there before a message is put in. */
export function Frame({ fold, message, children }: FrameProps) {
  const left = useSecondsLeft(message.until);
  return (
    <div className="page" data-fold={fold}>
      <main className="card">
        <header className="card-head">
          <BrandMark fold={fold} size="small" />
          <span className="card-name">{words.product}</span>
        </header>
        <p className="card-message" role="status" data-good={message.good}>
          {message.text}
          {message.until !== undefined && <Countdown until={message.until} left={left} />}
        </p>
        {children}
      </main>
    </div>
  );
}
