/**
 * @file Carrying an account to another machine, or past a lost key store: export under a passphrase, and import.
 */
import type { Request, Value } from "../../shared/contract.ts";
import { refuse } from "../../shared/refusals.ts";
import type { Account } from "../store/account.ts";
import type { Auth } from "./deps.ts";
import { decodeExported, encodeExported } from "./exported-account.ts";
import { withActivity, withNotice } from "./history.ts";
import { admitted } from "./imported-account.ts";
import { changeOwn, done, type Outcome, readOwn } from "./outcome.ts";
import { weakness } from "./password-rules.ts";
import { saveFor } from "./saving.ts";
import type { SignedIn } from "./session.ts";
import { stepUp } from "./step-up.ts";

/**
 * Writes the account into a file of its owner's choice, under a passphrase, after a step-up (R24). That it was taken out is
 * on record before it is out (R30).
 * Refusals: weak_password with its field (R14), before any proof is asked for; those of `stepUp`, `saveFor`, store's.
 */
export async function exportAccount(
  auth: Auth,
  { passphrase, ...proof }: Request<"exportAccount">,
  session: SignedIn,
): Promise<Outcome<Value<"exportAccount">>> {
  const { hashing, policy, random, clock } = auth;
  const own = await readOwn(auth, session);
  if (!own.ok) return own;
  const weak = await weakness(auth, passphrase, own.value);
  if (weak !== undefined) return refuse("weak_password", { fields: { passphrase: weak } });
  const proven = await stepUp(auth, session, proof);
  if (!proven.ok) return proven;
  const current = await readOwn(auth, proven.value);
  if (!current.ok) return current;
  const asExported = (account: Account): Account => withActivity(account, clock(), "exported");
  const text = await encodeExported(asExported(current.value), passphrase, {
    hashing,
    cost: policy.scrypt.exported,
    bytes: random.bytes,
  });
  const name = `${policy.issuer.toLowerCase()}-account.json`;
  return saveFor(auth, proven.value, { name, text }, async () =>
    changeOwn(auth, proven.value, (account) => {
      const after = asExported(account);
      return { account: after, result: done(after) };
    }),
  );
}

const refusalOf = { wrong: "wrong_passphrase", damaged: "damaged_file", newer: "newer_file" } as const;

/**
 * Puts an exported account back, where there is none of its e-mail.
 * Refusals: wrong_passphrase, damaged_file, newer_file, account_exists, not_saved.
 */
export async function importAccount(
  { accounts, hashing, policy, clock }: Auth,
  { file, passphrase }: Request<"importAccount">,
): Promise<Outcome<Value<"importAccount">>> {
  const decoded = await decodeExported(file, passphrase, { hashing, cost: policy.scrypt.exported });
  if (decoded.state !== "decoded") return refuse(refusalOf[decoded.state]);
  const now = clock();
  const account = admitted(decoded.account, { now, policy });
  if (account === undefined) return refuse("damaged_file");
  const inserted = await accounts.insert(withNotice(withActivity(account, now, "imported"), now, "imported"));
  if (inserted === "taken") return refuse("account_exists");
  return inserted === "not_saved" ? refuse("not_saved") : done({ status: "success", email: account.email });
}
