/**
 * @file Guesses at e-mails that have no account, counted on disk so that they are limited like the others (R10), on a
 * decoy: an account that is nobody's, so that they are as much work as at one that is somebody's (R18).
 */
import { discriminatedUnion, gte, type Infer, int, literal, strictObject, string } from "../../shared/zod.ts";
import { type Account, accountSchema } from "./account.ts";
import type { Found, Updated } from "./accounts.ts";
import { openDocuments, type StoreOptions } from "./documents.ts";
import type { DocumentKind } from "./sealed-file.ts";

// with each version of the account there comes one of its decoy
const strangerVersion = 3;
// the first Twofold kept the count alone
const counted = strictObject({
  version: literal(1),
  email: string(),
  count: int().check(gte(0)),
  until: int().check(gte(0)),
});
const decoyed = strictObject({ version: literal([2, strangerVersion]), decoy: accountSchema });
const stranger = discriminatedUnion("version", [counted, decoyed]);
type Stranger = Infer<typeof stranger>;

// not an e-mail, so that it is never the owner of an account's document
const ownerOf = ({ email }: { readonly email: string }): string => `stranger ${email}`;
const strangers: DocumentKind<Stranger> = {
  folder: "strangers",
  version: strangerVersion,
  schema: stranger,
  ownerOf: (guessed) => ownerOf("decoy" in guessed ? guessed.decoy : guessed),
};

const decoyOf = (guessed: Stranger, fresh: Account): Account =>
  "decoy" in guessed
    ? guessed.decoy
    : { ...fresh, failures: { ...fresh.failures, password: { count: guessed.count, until: guessed.until } } };

/** The failures at e-mails without an account, on decoys. What begins is `fresh`: the decoy of an e-mail that was not
 * guessed at yet. */
export interface Strangers {
  /** As `Accounts.lookUp`. */
  lookUp(fresh: Account): Promise<Exclude<Found, { readonly state: "none" }>>;
  /** As `Accounts.update`. */
  update<R>(
    fresh: Account,
    change: (decoy: Account) => { readonly account?: Account | undefined; readonly result: R },
  ): Promise<Exclude<Updated<R>, { readonly state: "none" }>>;
  /** Resolves when every write under way has ended. */
  settled(): Promise<void>;
}

/** Opens the guesses of a data folder, as `openDocuments`. */
export async function openStrangers(options: StoreOptions): Promise<Strangers> {
  const documents = await openDocuments(options, strangers);
  return {
    async lookUp(fresh) {
      const found = await documents.lookUp(ownerOf(fresh));
      if (found.state === "none") return { state: "found", account: fresh };
      return found.state === "found" ? { state: "found", account: decoyOf(found.value, fresh) } : found;
    },
    update: (fresh, change) =>
      documents.upsert(ownerOf(fresh), (value) => {
        const { account, result } = change(value ? decoyOf(value, fresh) : fresh);
        return { value: account && { version: strangerVersion, decoy: account }, result };
      }),
    settled: () => documents.settled(),
  };
}
