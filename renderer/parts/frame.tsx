/** @file What stands around every screen: the page, the card, the mark, and the one place for what has just happened. */
import { useTranslations } from "use-intl";
import { Settings } from "lucide-react";
import type { ReactNode } from "react";
import { BrandMark, type Fold } from "./brand-mark.tsx";
import { Countdown } from "./countdown.tsx";
import "./frame.css";
import type { Message } from "./message.ts";
import { useSecondsLeft } from "./use-seconds-left.ts";

interface FrameProps {
  readonly fold: Fold;
  readonly message: Message;
  readonly onPreferences: () => void;
  readonly children: ReactNode;
}

/** One frame lives through all screens, so that its status region is there before a message is put in. */
export function Frame({ fold, message, onPreferences, children }: FrameProps) {
  const all = useTranslations();
  const left = useSecondsLeft(message.until);
  return (
    <div className="page" data-fold={fold}>
      {/* where every link leads: there is no other page */}
      <main className="card" id="screen">
        <header className="card-head">
          <BrandMark fold={fold} size="small" />
          <span className="card-name">{all("product")}</span>
          <button type="button" className="icon-button" aria-label={all("preferences.title")} onClick={onPreferences}>
            <Settings aria-hidden="true" size={18} />
          </button>
        </header>
        <p className="card-message" role="status" data-good={message.good}>
          {message.happened !== undefined && all(message.happened)}
          {message.until !== undefined && <Countdown until={message.until} left={left} />}
        </p>
        {children}
      </main>
    </div>
  );
}
