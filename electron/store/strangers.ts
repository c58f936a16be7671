/**
 * @file Guesses at e-mails that have no account, counted on disk so that they are limited like the others (R10, R18).
 */
import { gte, type Infer, int, literal, strictObject, string } from "../../shared/zod.ts";
import type { Failures } from "./account.ts";
import { openDocuments, type StoreOptions } from "./documents.ts";
import type { DocumentKind } from "./sealed-file.ts";

const strangerVersion = 1;
const stranger = strictObject({
  version: literal(strangerVersion),
  email: string(),
  count: int().check(gte(0)),
  until: int().check(gte(0)),
});
type Stranger = Infer<typeof stranger>;

// not an e-mail, so that it is never the owner of an account's document
const ownerOf = ({ email }: Pick<Stranger, "email">): string => `stranger ${email}`;
const strangers: DocumentKind<Stranger> = { folder: "strangers", version: strangerVersion, schema: stranger, ownerOf };

/** The failures at e-mails without an account. */
export interface Strangers {
  /** As `Accounts.update`, but there is always something to start from. */
  update<R>(
    email: string,
    change: (failures: Failures) => { readonly failures?: Failures | undefined; readonly result: R },
  ): Promise<{ readonly state: "done"; readonly result: R } | { readonly state: "unreadable" | "newer" | "not_saved" }>;
  /** Resolves when every write under way has ended. */
  settled(): Promise<void>;
}

/** Opens the guesses of a data folder, as `openDocuments`. */
export async function openStrangers(options: StoreOptions): Promise<Strangers> {
  const documents = await openDocuments(options, strangers);
  return {
    update: (email, change) =>
      documents.upsert(ownerOf({ email }), (value) => {
        const { failures, result } = change({ count: value?.count ?? 0, until: value?.until ?? 0 });
        return { value: failures && { version: strangerVersion, email, ...failures }, result };
      }),
    settled: () => documents.settled(),
  };
}
