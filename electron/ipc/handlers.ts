/**
 * @file Channel → the session it needs and the use case it runs.
 */
import type { Method } from "../../shared/channels.ts";
import type { Protection, Request, Value } from "../../shared/contract.ts";
import { changePassword, deleteAccount } from "../auth/account-care.ts";
import { exportAccount, importAccount } from "../auth/carrying.ts";
import type { Auth } from "../auth/deps.ts";
import { disable } from "../auth/disabling.ts";
import { cancel, generate, verify } from "../auth/enrolment.ts";
import { done } from "../auth/outcome.ts";
import { dismissNotices, overview, readActivity } from "../auth/overview.ts";
import { createRecoveryCodes, keepRecoveryCodes, renewRecoveryCodes, saveRecoveryCodes } from "../auth/recovery-set.ts";
import { register } from "../auth/registration.ts";
import { confirmPassword, login, logout, validate, whoIsSignedIn } from "../auth/sign-in.ts";
import { anyone, type Handler, passwordGiven, signedIn } from "./needs.ts";
import { choose, type PreferencesParts, shown } from "./preferences.ts";

/** A handler for every method of the contract; one too few or too many does not compile. */
export type Handlers = { readonly [M in Method]: Handler<Request<M>, Value<M>> };

/** The handlers over a set of parts; `protection` is what the page is told of the key's keeping (R28). */
export function createHandlers(auth: Auth, protection: Protection, choice: PreferencesParts): Handlers {
  return {
    register: anyone(async (request) => register(auth, request)),
    login: anyone(async (request, session) => login(auth, request, session)),
    otpGenerate: signedIn(async (_request, session) => generate(auth, session)),
    otpVerify: signedIn(async (request, session) => verify(auth, request, session)),
    otpValidate: passwordGiven(async (request, session) => validate(auth, request, session)),
    otpDisable: signedIn(async (request, session) => disable(auth, request, session)),
    otpCancel: signedIn(async (_request, session) => cancel(auth, session)),
    confirmPassword: signedIn(async (request, session) => confirmPassword(auth, request, session)),
    logout: anyone(async () => logout(auth)),
    session: anyone(async (_request, session) => whoIsSignedIn(auth, session, protection)),
    seen: anyone(async () => {
      auth.sessions.seen();
      return done({ status: "success", idle_minutes: choice.store.current().idle_minutes });
    }),
    recoveryCreate: signedIn(async (_request, session) => createRecoveryCodes(auth, session)),
    recoveryRenew: signedIn(async (request, session) => renewRecoveryCodes(auth, request, session)),
    recoverySave: signedIn(async (request, session) => saveRecoveryCodes(auth, request, session)),
    recoveryKept: signedIn(async (_request, session) => keepRecoveryCodes(auth, session)),
    overview: signedIn(async (_request, session) => overview(auth, session)),
    dismissNotices: signedIn(async (_request, session) => dismissNotices(auth, session)),
    activity: signedIn(async (_request, session) => readActivity(auth, session)),
    changePassword: signedIn(async (request, session) => changePassword(auth, request, session)),
    deleteAccount: signedIn(async (request, session) => deleteAccount(auth, request, session)),
    exportAccount: signedIn(async (request, session) => exportAccount(auth, request, session)),
    importAccount: anyone(async (request) => importAccount(auth, request)),
    copySecret: signedIn(async ({ text }) => done({ copied: await auth.clipboard.copySecret(text) })),
    preferences: anyone(async () => done(shown(choice))),
    setPreferences: anyone(async (request) => choose(choice, request)),
  };
}
