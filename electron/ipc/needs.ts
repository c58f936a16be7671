/**
 * @file Which session a channel needs: the one place where that is checked (R21, R32).
 */
import { refuse } from "../../shared/refusals.ts";
import type { Outcome } from "../auth/outcome.ts";
import type { Pending, Session, SignedIn } from "../auth/session.ts";

/** A channel's work, with the session that the request began in. */
export type Handler<Q, V> = (request: Q, session: Session) => Promise<Outcome<V>>;

/** Anyone may ask. */
export const anyone = <Q, V>(run: Handler<Q, V>): Handler<Q, V> => run;

/** Whoever has given the password, be the second factor still due. Refusals: not_signed_in. */
export const passwordGiven =
  <Q, V>(run: (request: Q, session: Pending | SignedIn) => Promise<Outcome<V>>): Handler<Q, V> =>
  async (request, session) =>
    session.state === "signed-out" ? refuse("not_signed_in") : run(request, session);

/** Whoever is signed in, with all that the account asks for. Refusals: not_signed_in, second_factor_required. */
export const signedIn = <Q, V>(run: (request: Q, session: SignedIn) => Promise<Outcome<V>>): Handler<Q, V> =>
  passwordGiven(async (request, session) =>
    session.state === "pending" ? refuse("second_factor_required") : run(request, session),
  );
