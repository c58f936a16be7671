/** @file A button or link that asks main for something, without a form. */
import { useState } from "react";
import type { Method } from "../../shared/channels.ts";
import type { Request, Value } from "../../shared/contract.ts";
import { useReasons } from "../language/use-reasons.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { useSend } from "./use-send.ts";

/** What useAction gives. */
interface Action<M extends Method> {
  readonly busy: boolean;
  /** Why main said no the last time, in words. */
  readonly refusal: string | undefined;
  readonly run: (request: Request<M>) => Promise<void>;
}

/** `onRefusal` may do something else than showing it, and answers whether it did. */
export function useAction<M extends Method>(
  method: M,
  onSuccess: (value: Value<M>) => void,
  onRefusal: (refusal: Refusal) => boolean = () => false,
): Action<M> {
  const { busy, send } = useSend();
  const reasons = useReasons();
  const [refused, setRefused] = useState<Refusal>();
  return {
    busy,
    refusal: refused && reasons.refusal(refused), // worded when shown: the language may change meanwhile
    run: async (request) => {
      setRefused(undefined);
      const reply = await send(method, request);
      if (reply === undefined) return;
      if (reply.ok) onSuccess(reply.value);
      else if (!onRefusal(reply)) setRefused(reply);
    },
  };
}
