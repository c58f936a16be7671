/**
 * @file The contract between page and main: a schema for each request and each reply.
 * Every type, the parsing in main, the bridge and the tests follow from it.
 */
import type { Method } from "./channels.ts";
import type { Command } from "./commands.ts";
import type { Fault } from "./faults.ts";
import { email, name, newPassphrase, newPassword, password, recoveryCode, recoveryCodes, token } from "./fields.ts";
import { activityKinds, noticeKinds } from "./history.ts";
import { isLanguage, languages } from "./languages.ts";
import { preferencesSchema } from "./preferences.ts";
import type { Refusal } from "./refusals.ts";
import {
  array,
  boolean,
  discriminatedUnion,
  extend,
  type Infer,
  int,
  iso,
  length,
  literal,
  maxLength,
  nullable,
  oneOf,
  optional,
  refine,
  strictObject,
  string,
  uuid,
  type ZodType,
} from "./zod.ts";

const user = strictObject({
  id: uuid(),
  name: string(),
  email: string(),
  otp_enabled: boolean(),
  otp_verified: boolean(),
  created_at: iso.datetime(),
  updated_at: iso.datetime(),
});
/** What anyone outside main may know of an account. */
export type User = Infer<typeof user>;

const protection = strictObject({
  /** The back end of the operating system's key store, as Electron names it. */
  backend: string(),
  /** false where the key lies beside the documents as good as open (R28). */
  protected: boolean(),
});
/** What keeps the key that seals the accounts. */
export type Protection = Infer<typeof protection>;

const session = discriminatedUnion("state", [
  strictObject({ state: literal("signed-out"), protection }),
  strictObject({
    state: literal("pending"),
    user,
    protection,
    /** Seconds until a code will be looked at, where one will not be now (R10). */
    retry_after: optional(int()),
    /** The next wrong code begins a wait, or a longer one. */
    next_waits: optional(literal(true)),
  }),
  strictObject({ state: literal("signed-in"), user, protection }),
]);
/** Who is signed in, and how far (R21). */
export type SessionView = Infer<typeof session>;

/** Step-up (R24): the password, and a code or a recovery code where a factor is on. */
const proof = strictObject({ password, token: optional(token) });
const codes = strictObject({ codes: array(recoveryCode).check(length(recoveryCodes)) });
const saved = strictObject({
  /** false: its owner thought better of it. */
  saved: boolean(),
});
const overview = strictObject({
  last_sign_in: nullable(iso.datetime()),
  /** null: none were made. */
  recovery_codes_left: nullable(int()),
  /** false: nothing says that their owner has kept them. */
  recovery_codes_kept: boolean(),
  /** Newest first. */
  notices: array(strictObject({ at: iso.datetime(), kind: oneOf(noticeKinds) })),
});
/** What the profile shows beside the user. */
export type Overview = Infer<typeof overview>;
const entry = strictObject({ at: iso.datetime(), kind: oneOf(activityKinds), ok: boolean() });
/** An entry of the account's history (R30). */
export type ActivityEntry = Infer<typeof entry>;

/** Characters of an exported account: it is far smaller, and what is larger is not looked at. */
export const exportedMost = 256 * 1024;

const shownPreferences = extend(preferencesSchema, {
  /** The language that is spoken: the chosen one, or the best of the system's. */
  speaks: oneOf(Object.keys(languages).filter(isLanguage)),
});

const nothing = strictObject({});
const success = literal("success");

/** Bridge function → its request, the value of its success, and the status of that (as over HTTP). */
export const contract = {
  register: {
    request: strictObject({ name, email, password: newPassword }),
    reply: strictObject({ status: success, message: literal("Registered successfully, please login") }),
    status: 201,
  },
  login: { request: strictObject({ email, password }), reply: strictObject({ status: success, user }), status: 200 },
  otpGenerate: { request: nothing, reply: strictObject({ base32: string(), otpauth_url: string() }), status: 200 },
  otpVerify: {
    request: strictObject({ token }),
    reply: strictObject({ otp_verified: literal(true), user }),
    status: 200,
  },
  otpValidate: {
    request: strictObject({ token }),
    reply: strictObject({ otp_valid: literal(true), user }),
    status: 200,
  },
  otpDisable: {
    request: strictObject({ password, token }),
    reply: strictObject({ otp_disabled: literal(true), user }),
    status: 200,
  },
  otpCancel: { request: nothing, reply: strictObject({ otp_cancelled: literal(true), user }), status: 200 },
  confirmPassword: { request: strictObject({ password }), reply: strictObject({ status: success, user }), status: 200 },
  logout: { request: nothing, reply: strictObject({ status: success }), status: 200 },
  session: { request: nothing, reply: session, status: 200 },
  seen: {
    request: nothing,
    /** After how many minutes a session ends of which no more is seen (R23). */
    reply: strictObject({ status: success, idle_minutes: int() }),
    status: 200,
  },
  recoveryCreate: { request: nothing, reply: codes, status: 201 },
  recoveryRenew: { request: proof, reply: codes, status: 201 },
  recoverySave: { request: codes, reply: saved, status: 200 },
  recoveryKept: { request: nothing, reply: strictObject({ status: success }), status: 200 },
  overview: { request: nothing, reply: overview, status: 200 },
  dismissNotices: { request: nothing, reply: strictObject({ status: success }), status: 200 },
  activity: { request: nothing, reply: strictObject({ entries: array(entry) }), status: 200 },
  changePassword: {
    request: extend(proof, { new_password: newPassword }),
    reply: strictObject({ status: success, user }),
    status: 200,
  },
  deleteAccount: { request: proof, reply: strictObject({ status: success }), status: 200 },
  exportAccount: { request: extend(proof, { passphrase: newPassphrase }), reply: saved, status: 200 },
  importAccount: {
    request: strictObject({
      /** The text of the file. */
      file: string().check(maxLength(exportedMost, "file_long" satisfies Fault)),
      passphrase: password,
    }),
    reply: strictObject({ status: success, email: string() }),
    status: 201,
  },
  copySecret: {
    // what the system would give back as another text (on Windows it ends at a NUL) could not be told, and taken off, again; nor
    // could a blank from what is put in its place
    request: strictObject({
      text: string().check(
        maxLength(1024, { abort: true }),
        refine((text) => text.isWellFormed() && !text.includes("\0") && text.trim() !== ""),
      ),
    }),
    reply: strictObject({ copied: boolean() }),
    status: 200,
  },
  preferences: { request: nothing, reply: shownPreferences, status: 200 },
  setPreferences: { request: preferencesSchema, reply: shownPreferences, status: 200 },
} as const satisfies Record<Method, { request: ZodType; reply: ZodType; status: 200 | 201 }>;

/** What a method is asked with, once parsed. */
export type Request<M extends Method> = Infer<(typeof contract)[M]["request"]>;
/** What a method answers with when it says yes. */
export type Value<M extends Method> = Infer<(typeof contract)[M]["reply"]>;
/** What a method answers: yes with its value, or a refusal. */
export type Reply<M extends Method> =
  { readonly ok: true; readonly status: (typeof contract)[M]["status"]; readonly value: Value<M> } | Refusal;

/** Why a session ended without the page asking for it. */
export type SessionEnd = "expired" | "idle" | "total" | "locked-out" | "lock" | "suspend";

/** `window.twofold`: a function for each method, and two subscriptions, each of which returns its own end. */
export type Bridge = { readonly [M in Method]: (request: Request<M>) => Promise<Reply<M>> } & {
  readonly onSessionEnded: (listener: (why: SessionEnd) => void) => () => void;
  readonly onCommand: (listener: (command: Command) => void) => () => void;
};
