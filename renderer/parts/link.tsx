/** @file A link to another screen. */
import type { ReactNode } from "react";

interface LinkProps {
  readonly onFollow: () => void;
  readonly children: ReactNode;
}

/** A link and not a button, because that is what it is to people; the address never changes, as there is no other page. */
export function Link({ onFollow, children }: LinkProps) {
  return (
    <a
      href="#screen"
      onClick={(event) => {
        event.preventDefault();
        onFollow();
      }}
    >
      {children}
    </a>
  );
}
