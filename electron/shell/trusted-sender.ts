/**
 * @file Does a message come from our page? (checklist 17)
 */
import { origin } from "./pages.ts";

/** As much of a frame as tells who it is. */
export interface Frame {
  readonly origin: string;
  readonly parent: Frame | null;
}

/** True for the top frame of the window's own page, and for nothing else: `sender` is null when its frame is gone. */
export function isTrustedSender(sender: Frame | null, ownFrame: Frame | undefined): boolean {
  return sender !== null && sender === ownFrame && sender.parent === null && sender.origin === origin;
}
