/** @file How any part of a screen tells the app that there may be no session any more. */
import { createContext } from "react";

/** Called when main says "not signed in": is that so? Then the app leaves, if whoever asks is still there. */
export const SessionGone = createContext<(isHere: () => boolean) => Promise<boolean>>(async () => true);
