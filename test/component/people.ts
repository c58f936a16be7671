/** @file What main might answer, for the screens under test. */
import { defaultPreferences } from "../../shared/preferences.ts";
import type { Overview, User, Value } from "../../shared/contract.ts";

/** A signed-in user without a second factor. */
export const ada: User = {
  id: "0b6f2d1e-8a44-4f0c-9c0e-5d2f7b8a9c10",
  name: "Ada Lovelace",
  email: "ada@example.org",
  otp_enabled: false,
  otp_verified: false,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

/** The same with one. */
export const adaWithFactor: User = { ...ada, otp_enabled: true, otp_verified: true };

/** A key store that protects. */
export const protection = { backend: "secret_service", protected: true };

/** An enrolment: 20 bytes of secret, and the URI for the QR code. */
export const enrolment = {
  base32: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
  otpauth_url: "otpauth://totp/Twofold:ada%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Twofold",
};

/** The codes of a set. */
export const codes = Array.from({ length: 10 }, (_, place) => `${String(place + 1).padStart(2, "0")}-ABCD-EFGH-JKMNP`);

/** An account of which there is nothing to tell. */
export const quiet: Overview = {
  last_sign_in: null,
  recovery_codes_left: null,
  recovery_codes_kept: true,
  notices: [],
};

/** Preferences as they are until somebody chooses. */
export const chosen: Value<"preferences"> = { ...defaultPreferences, speaks: "en" };

/** A success with status 201. */
export const made = <V>(value: V): { ok: true; status: 201; value: V } => ({ ok: true, status: 201, value });
/** A success with status 200. */
export const ok = <V>(value: V): { ok: true; status: 200; value: V } => ({ ok: true, status: 200, value });
