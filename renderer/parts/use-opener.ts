/** @file Where the focus goes back to when a dialog is over: to what it was opened from. */
import { useRef } from "react";

/** What useOpener gives. */
interface Opener {
  /** What has the focus now is where it goes back to. */
  readonly remember: () => void;
  /** Gives the focus back, where that is still on the page. */
  readonly giveBack: () => void;
}

export function useOpener(): Opener {
  const opener = useRef<Element>(null);
  return {
    remember: () => {
      opener.current = document.activeElement;
    },
    giveBack: () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}
