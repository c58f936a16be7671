/**
 * @file Signing in with a password, confirming it later, and signing out.
 */
import type { Protection, Request, SessionView, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { changeOwn, done, type Outcome, storeRefusal } from "./outcome.ts";
import { publicUser } from "./public-user.ts";
import type { Session, SignedIn } from "./session.ts";

/**
 * Signs in with e-mail and password: to `pending` where a second factor is due.
 * Refusals: wrong_credentials, in the same words and after the same work whether the e-mail or the password is
 * wrong (R18); account_unreadable, account_newer; not_signed_in when another request ended the session meanwhile.
 */
export async function login(
  auth: Auth,
  { email, password }: Request<"login">,
  session: Session,
): Promise<Outcome<Value<"login">>> {
  const found = await auth.accounts.read(email);
  const account = found.state === "found" ? found.account : undefined;
  const { right, outdated } = await auth.passwords.verify(password, account?.password);
  if (found.state === "unreadable" || found.state === "newer") return storeRefusal(found.state);
  if (!right || account === undefined) return refuse("wrong_credentials");
  if (outdated) await rehash(auth, account, password);
  const state = account.factor === null ? "signed-in" : "pending";
  if (!auth.sessions.replace(session, { state, email, passwordAt: auth.clock() })) return refuse("not_signed_in");
  return done({ status: "success", user: publicUser(account) });
}

/** Puts a hash with today's parameters in the place of an older one (R16); a failure leaves the old, which still works. */
async function rehash(
  { accounts, passwords }: Auth,
  { email, password: old }: Account,
  password: string,
): Promise<void> {
  const hash = await passwords.hash(password);
  await accounts.update(email, (account) => ({
    ...(account.password.hash === old.hash && { account: { ...account, password: hash } }),
    result: undefined,
  }));
}

/**
 * Is this the password of the session's account? Its work is done before any change, since scrypt takes its time.
 * Refusals: wrong_password (with its field), and those of the store.
 */
export async function checkPassword(auth: Auth, { email }: SignedIn, password: string): Promise<Outcome<Account>> {
  const found = await auth.accounts.read(email);
  if (found.state !== "found") return storeRefusal(found.state);
  const { right } = await auth.passwords.verify(password, found.account.password);
  return right ? done(found.account) : refuse("wrong_password", { password: "Incorrect password" });
}

/** Confirms the password of whoever is signed in, which makes it fresh again (R24). Refusals: as `checkPassword`. */
export async function confirmPassword(
  auth: Auth,
  { password }: Request<"confirmPassword">,
  session: SignedIn,
): Promise<Outcome<Value<"confirmPassword">>> {
  const checked = await checkPassword(auth, session, password);
  if (!checked.ok) return checked;
  if (!auth.sessions.replace(session, { ...session, passwordAt: auth.clock() })) return refuse("not_signed_in");
  return done({ status: "success", user: publicUser(checked.value) });
}

/** Signs out, or gives up a sign-in that waits for its second factor. */
export function logout({ sessions }: Auth): Outcome<Value<"logout">> {
  sessions.end();
  return done({ status: "success" });
}

/** Who is signed in, and how far; with it, what keeps the key (R28). Refusals: those of the store. */
export async function whoIsSignedIn(
  auth: Auth,
  session: Session,
  protection: Protection,
): Promise<Outcome<SessionView>> {
  if (session.state === "signed-out") return done({ state: session.state, protection });
  return changeOwn<SessionView>(auth, session, (account) => ({
    result: done({ state: session.state, user: publicUser(account), protection }),
  }));
}
