/**
 * @file A request's way through main, once for all channels: parse, session, run, reply.
 * Whether the sender is our page is for the shell to say before (shell/trusted-sender.ts).
 */
import type { Method } from "../../shared/channels.ts";
import { contract, type Reply, type Request } from "../../shared/contract.ts";
import { type Fault, faultOf } from "../../shared/faults.ts";
import { refuse, type Refusal } from "../../shared/refusals.ts";
import type { ZodType } from "../../shared/zod.ts";
import type { Sessions } from "../auth/session.ts";
import type { Handlers } from "./handlers.ts";

const schemas: { readonly [M in Method]: { readonly request: ZodType<Request<M>> } } = contract;
const statuses: { readonly [M in Method]: { readonly status: (typeof contract)[M]["status"] } } = contract;

/** What is worth a line in the log: never anything of the request or of the account (R29). */
export type Log = (line: {
  readonly code: string;
  readonly method?: Method;
  readonly error?: string;
  readonly file?: string;
}) => void;

/** Answers a request of any shape to a method; never throws, never rejects. */
export type Serve = <M extends Method>(method: M, raw: unknown) => Promise<Reply<M>>;

/** First complaint about each field of the request; unknown keys are named by no field. */
function invalid(error: { readonly issues: readonly { path: PropertyKey[]; message: string }[] }): Refusal {
  const fields = new Map<string, Fault>();
  for (const { path, message } of error.issues) {
    const [field] = path;
    if (typeof field === "string" && !fields.has(field)) fields.set(field, faultOf(message));
  }
  return refuse("invalid_input", fields.size === 0 ? {} : { fields: Object.fromEntries(fields) });
}

/**
 * Serves the handlers, `atATime` requests at a time: a page has a handful. One that was taken over could otherwise send so
 * many that no file can be opened any more, each with a hash to wait for, and a file of its own where it names a new
 * e-mail. Refusals of its own: invalid_input (R32), busy while too much is under way, failed when a handler has a bug.
 */
export function createServe(handlers: Handlers, sessions: Sessions, log: Log, atATime: number): Serve {
  let underWay = 0;
  return async (method, raw) => {
    // signing out is never refused: it takes no work, and must not wait
    if (underWay >= atATime && method !== "logout") return refuse("busy");
    underWay += 1;
    try {
      const parsed = schemas[method].request.safeParse(raw);
      if (!parsed.success) return invalid(parsed.error);
      const outcome = await handlers[method](parsed.data, sessions.current());
      return outcome.ok ? { ok: true, status: statuses[method].status, value: outcome.value } : outcome;
    } catch (error) {
      // an error's message may quote what it choked on: only its kind is kept
      log({ method, code: "failed", error: error instanceof Error ? error.name : typeof error });
      return refuse("failed");
    } finally {
      underWay -= 1;
    }
  };
}
