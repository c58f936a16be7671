/**
 * @file Saving a file for whoever is signed in, and for nobody else: choosing its place can outlast the session.
 */
import { refuse } from "../../shared/refusals.ts";
import type { Auth } from "./deps.ts";
import { done, type Outcome } from "./outcome.ts";
import type { SignedIn } from "./session.ts";

/**
 * Writes a text into a file of its owner's choice; `saved` is false where they thought better of it.
 * Refusals: not_signed_in when the session had ended by the time the place was chosen, not_saved.
 */
export async function saveFor(
  { files, sessions }: Auth,
  session: SignedIn,
  file: { readonly name: string; readonly text: string },
): Promise<Outcome<{ saved: boolean }>> {
  const saved = await files.save({ ...file, isWanted: () => sessions.isCurrent(session) });
  if (saved === "unwanted") return refuse("not_signed_in");
  return saved === "not_saved" ? refuse("not_saved") : done({ saved: saved === "saved" });
}
