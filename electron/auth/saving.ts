/**
 * @file Saving a file for whoever is signed in, and for nobody else: choosing its place can outlast the session.
 */
import { refuse, type Refusal } from "../../shared/refusals.ts";
import type { Auth } from "./deps.ts";
import { done, type Outcome } from "./outcome.ts";
import type { SignedIn } from "./session.ts";

/**
 * Writes a text into a file of its owner's choice; `saved` is false where they thought better of it. What is to be on
 * record before it is out, `record` writes, and nothing is saved where it refuses.
 * Refusals: not_signed_in when the session had ended by the time the place was chosen, busy when the system's dialog has
 * been shown too often, not_saved, those of `record`.
 */
export async function saveFor(
  { files, sessions }: Auth,
  session: SignedIn,
  file: { readonly name: string; readonly text: string },
  record: () => Promise<Outcome<unknown>> = async () => done(undefined),
): Promise<Outcome<{ saved: boolean }>> {
  const unwanted: { why: Refusal } = { why: refuse("not_signed_in") };
  const isWanted = async (): Promise<boolean> => {
    if (!sessions.isCurrent(session)) return false;
    const recorded = await record();
    if (!recorded.ok) unwanted.why = recorded;
    // bringing that to disk took its time, too
    return recorded.ok && sessions.isCurrent(session);
  };
  const saved = await files.save({ ...file, isWanted });
  if (saved === "unwanted") return unwanted.why;
  return saved === "not_saved" || saved === "busy" ? refuse(saved) : done({ saved: saved === "saved" });
}
