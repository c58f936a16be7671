/** @file One request of each method that main can read: for what must hold of all of them. */
import type { Method } from "../../../shared/channels.ts";
import type { Request } from "../../../shared/contract.ts";
import { defaultPreferences } from "../../../shared/preferences.ts";
import { ada, credentials } from "../backend.ts";

const proof = { password: ada.password, token: "123456" } as const;
const codes = Array.from({ length: 10 }, (_none, place) => `${String(place + 1).padStart(2, "0")}-ABCD-EFGH-JKMNP`);

/** Method → a request that its schema takes. */
export const readable: { readonly [M in Method]: Request<M> } = {
  register: ada,
  login: credentials,
  otpGenerate: {},
  otpVerify: { token: "123456" },
  otpValidate: { token: "123456" },
  otpDisable: proof,
  otpCancel: {},
  confirmPassword: { password: ada.password },
  logout: {},
  session: {},
  seen: {},
  recoveryCreate: {},
  recoveryRenew: proof,
  recoverySave: { codes },
  recoveryKept: {},
  overview: {},
  dismissNotices: {},
  activity: {},
  changePassword: { ...proof, new_password: "another horse battery" },
  deleteAccount: proof,
  exportAccount: { ...proof, passphrase: "a long enough passphrase" },
  importAccount: { file: "{}", passphrase: "a long enough passphrase" },
  copySecret: { text: "a secret" },
  preferences: {},
  setPreferences: defaultPreferences,
};
