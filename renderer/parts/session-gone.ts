/** @file How any part of a screen tells the app that there is no session any more. */
import { createContext } from "react";

/** Called when main says "not signed in". */
export const SessionGone = createContext<() => void>(() => {});
