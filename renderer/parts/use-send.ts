/** @file Sending to main from a screen: one request at a time. */
import { useContext, useEffect, useRef, useState } from "react";
import type { Method } from "../../shared/channels.ts";
import type { Reply, Request } from "../../shared/contract.ts";
import { call } from "../api.ts";
import { SessionGone } from "./session-gone.ts";

/** What useSend gives. */
export interface Sender {
  /** A request is on its way. */
  readonly busy: boolean;
  /** The reply; undefined when nothing was sent, or when the session is gone and the app has taken over. */
  readonly send: <M extends Method>(method: M, request: Request<M>) => Promise<Reply<M> | undefined>;
}

const isRefused = (reply: Reply<Method>): boolean => !reply.ok && reply.code === "not_signed_in";

/** While a request is on its way a double click or a second Enter sends nothing. */
export function useSend(): Sender {
  // state alone is too late: the second click of a double click comes before React has drawn the first
  const underway = useRef(false);
  const [busy, setBusy] = useState(false);
  const sessionGone = useContext(SessionGone);
  // what is heard where nobody is any more would hide why they had to leave
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return {
    busy,
    send: async (method, request) => {
      if (underway.current) return undefined;
      underway.current = true;
      setBusy(true);
      let reply = await call(method, request);
      let isOver = false;
      if (isRefused(reply)) {
        isOver = await sessionGone(() => here.current);
        // it was overtaken by the next session of the same person, as a step-up begins one, and did nothing
        if (!isOver) reply = await call(method, request);
      }
      underway.current = false;
      setBusy(false);
      return isOver ? undefined : reply;
    },
  };
}
