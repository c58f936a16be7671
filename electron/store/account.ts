/**
 * @file An account as it is kept on disk (before sealing), and the parsing of what is read back: never trusted.
 */
import { recoveryCodes } from "../../shared/fields.ts";
import { activityKinds, noticeKinds } from "../../shared/history.ts";
import {
  array,
  boolean,
  email,
  extend,
  gte,
  type Infer,
  int,
  literal,
  lte,
  maxLength,
  minLength,
  nullable,
  oneOf,
  pipe,
  positive,
  regex,
  strictObject,
  string,
  transform,
  uuid,
  withDefault,
} from "../../shared/zod.ts";

// the last that there is a date for (ECMA-262 §21.4.1.1)
const time = int().check(gte(0), lte(8.64e15));
// far more than any version has written: a longer one would be worked on at every guess
const most = 128;
const base64 = string().check(maxLength(most), regex(/^[A-Za-z0-9+/]+={0,2}$/u));

const secretHash = strictObject({
  algorithm: literal("scrypt"),
  /** N, r and p of RFC 7914 §2. */
  cost: int().check(positive()),
  blockSize: int().check(positive()),
  parallelization: int().check(positive()),
  salt: base64,
  hash: base64,
});
/** The hash of a password or a recovery code, with the parameters that made it (R16, R19). */
export type SecretHash = Infer<typeof secretHash>;

const totpKey = strictObject({
  /** base32 without padding (RFC 4648 §6). */
  secret: string().check(maxLength(most), regex(/^[A-Z2-7]{16,}$/u)),
  algorithm: oneOf(["SHA1", "SHA256", "SHA512"]),
  digits: int().check(gte(6), lte(8)),
  /** Seconds of a time step (RFC 6238 §4.1, X). */
  period: int().check(gte(15), lte(120)),
});
/** A secret and the parameters of its codes (R2, R4). */
export type TotpKey = Infer<typeof totpKey>;

const factor = extend(totpKey, {
  /** The last time step whose code was accepted: it and all before it are spent (R7). */
  lastStep: int().check(gte(0)),
});
/** A live second factor. */
export type Factor = Infer<typeof factor>;

// its secret waits for its first code, and never replaces a live one (R26)
const enrolment = extend(totpKey, {
  /** ms since the epoch: from then on the enrolment counts for nothing (R26). */
  expiresAt: time,
});

/** A second factor that is being set up. */
export type Enrolment = Infer<typeof enrolment>;

/** A recovery code, hashed (R19). Its number is its place in the set. */
const recoveryCode = strictObject({
  hash: secretHash,
  /** ms since the epoch; null while it can still be used. */
  usedAt: nullable(time),
});

const failures = strictObject({
  /** Failures in a row; each is charged before its comparison (R10). */
  count: int().check(gte(0)),
  /** Nothing is compared before then, in ms since the epoch. */
  until: time,
});
/** The failures of one factor. */
export type Failures = Infer<typeof failures>;
const none: Failures = { count: 0, until: 0 };

const activity = strictObject({ at: time, kind: oneOf(activityKinds), ok: boolean() });
/** Something that happened, and whether it succeeded. */
export type Activity = Infer<typeof activity>;
/** Something to tell. */
const notice = strictObject({ at: time, kind: oneOf(noticeKinds) });

// far more than any version has kept: of each entry in a file all faults are collected
const mostHistory = 10_000;

/** The versions of the document that there have been; this program writes the last. */
const versions = [1, 2] as const;
/** The version of the document that this program writes. */
export const [, accountVersion] = versions;

/**
 * The document of an account. Times are ms since the epoch. The first Twofolds wrote version 1, and not all that has a
 * default here: their documents are read as those of somebody to whom nothing of that has happened.
 */
export const accountSchema = strictObject({
  version: pipe(
    literal(versions),
    transform(() => accountVersion),
  ),
  id: uuid(),
  name: string().check(minLength(1)),
  email: email(),
  password: secretHash,
  factor: nullable(factor),
  pending: nullable(enrolment),
  /** null: none were made yet. */
  recovery: withDefault(nullable(array(recoveryCode).check(maxLength(recoveryCodes))), null),
  /** false: a set was made, and neither has its owner said that it was kept nor used one of it (R19). */
  recoveryKept: withDefault(boolean(), true),
  failures: withDefault(strictObject({ password: failures, code: failures, recovery: failures }), {
    password: none,
    code: none,
    recovery: none,
  }),
  /** Newest first. */
  notices: withDefault(array(notice).check(maxLength(mostHistory)), []),
  /** Newest first. */
  activity: withDefault(array(activity).check(maxLength(mostHistory)), []),
  createdAt: time,
  updatedAt: time,
});
/** An account: one document, one file. */
export type Account = Readonly<Infer<typeof accountSchema>>;
