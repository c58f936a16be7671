/**
 * @file The channels by name, and nothing else: the preload imports this file, and must stay tiny.
 * The first six are the original's endpoints.
 */

/** Each function of the bridge → the IPC channel it invokes. */
export const channels = {
  register: "auth/register",
  login: "auth/login",
  otpGenerate: "auth/otp/generate",
  otpVerify: "auth/otp/verify",
  otpValidate: "auth/otp/validate",
  otpDisable: "auth/otp/disable",
  otpCancel: "auth/otp/cancel",
  confirmPassword: "auth/confirm-password",
  logout: "auth/logout",
  session: "auth/session",
  seen: "auth/session/seen",
  recoveryCreate: "auth/recovery/create",
  recoveryRenew: "auth/recovery/renew",
  recoverySave: "auth/recovery/save",
  recoveryKept: "auth/recovery/kept",
  overview: "account/overview",
  dismissNotices: "account/dismiss-notices",
  activity: "account/activity",
  changePassword: "account/change-password",
  deleteAccount: "account/delete",
  exportAccount: "account/export",
  importAccount: "account/import",
  copySecret: "app/copy-secret",
  preferences: "app/preferences",
  setPreferences: "app/preferences/set",
} as const;

/** The name of a function of the bridge. */
export type Method = keyof typeof channels;

/** Every function of the bridge. */
export const methods: readonly Method[] = Object.keys(channels).filter((name): name is Method =>
  Object.hasOwn(channels, name),
);

/** From main to the page: the session has ended without the page asking for it. */
export const sessionEnded = "auth/session-ended";
/** From main to the page: a command was given in the menu. */
export const commanded = "app/command";
