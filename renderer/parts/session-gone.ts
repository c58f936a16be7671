/** @file How any part of a screen tells the app that there is no session any more. */
import { createContext } from "react";

/** Called with the words to show on the sign-in screen when main says "not signed in". */
export const SessionGone = createContext<(message: string) => void>(() => {});
