/**
 * @file The one way from an account to what may be known outside main (R29). Nothing else makes a `User`.
 */
import type { User } from "../../shared/contract.ts";
import type { Account } from "../store/account.ts";

/** What the page may know of the account, under the original's wire names. */
export function publicUser({ id, name, email, factor, createdAt, updatedAt }: Account): User {
  return {
    id,
    name,
    email,
    otp_enabled: factor !== null,
    otp_verified: factor !== null,
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
  };
}
