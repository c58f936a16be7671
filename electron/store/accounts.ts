/**
 * @file The accounts: one sealed document each.
 */
import { type Account, accountSchema, accountVersion } from "./account.ts";
import { type FoundDocument, openDocuments, type StoreOptions } from "./documents.ts";
import type { DocumentKind } from "./sealed-file.ts";

/** "unreadable": there is, or was, a document that cannot be read; the e-mail stays taken. "newer": a later program wrote
 * it. Neither is ever overwritten or deleted. */
export type Found =
  | { readonly state: "found"; readonly account: Account }
  | { readonly state: "none" }
  | { readonly state: "unreadable" }
  | { readonly state: "newer" };

/** What an update came to. "not_saved": the disk refused; the old or the new document is there, whole: the one that was
 * found, where that was looked at before anybody else had a turn. */
export type Updated<R> =
  | { readonly state: "done"; readonly result: R }
  | { readonly state: "none" | "unreadable" | "newer" }
  | { readonly state: "not_saved"; readonly found?: Found };

/** The accounts of a data folder. E-mails are as shared/fields.ts normalises them. What an answer promises is on disk. */
export interface Accounts {
  /** Does not wait for writers of an account that is there. */
  read(email: string): Promise<Found>;
  /** As `read`, but in its turn, and asking the same of the disk whether there is an account or not (R18). */
  lookUp(email: string): Promise<Found>;
  /** Never over what is there. */
  insert(account: Account): Promise<"inserted" | "taken" | "not_saved">;
  /** One writer at a time per account: reads the document, hands it to `change` (pure), writes the account it returns
   * or, without one, nothing. Rejects, and writes nothing, where `change` throws, changes the e-mail, or returns what
   * could not be read back. */
  update<R>(
    email: string,
    change: (account: Account) => { readonly account?: Account | undefined; readonly result: R },
  ): Promise<Updated<R>>;
  /** Removes only what can be read; the rest is "not_saved". "kept": in its turn `may` said no; by default it may. */
  remove(email: string, may?: (account: Account) => boolean): Promise<"removed" | "none" | "kept" | "not_saved">;
  /** Resolves when every write under way has ended. */
  settled(): Promise<void>;
}

const accounts: DocumentKind<Account> = {
  folder: "accounts",
  version: accountVersion,
  schema: accountSchema,
  ownerOf: ({ email }) => email,
};

const named = (found: FoundDocument<Account>): Found =>
  found.state === "found" ? { state: "found", account: found.value } : found;

/** Opens the accounts, as `openDocuments`. */
export async function openAccounts(options: StoreOptions): Promise<Accounts> {
  const documents = await openDocuments(options, accounts);
  return {
    read: async (email) => named(await documents.read(email)),
    lookUp: async (email) => named(await documents.lookUp(email)),
    insert: (account) => documents.insert(account.email, account),
    update: async (email, change) => {
      const updated = await documents.update(email, (value) => {
        const { account, result } = change(value);
        return { value: account, result };
      });
      return updated.state === "not_saved" ? { ...updated, found: named(updated.found) } : updated;
    },
    remove: (email, may = () => true) => documents.remove(email, may),
    settled: () => documents.settled(),
  };
}
