/** @file Says in plain words how well this computer keeps the accounts (R28). */
import type { Protection } from "../../shared/contract.ts";
import { words } from "../words.ts";

const own = words.profile;

/** Never calls "protected" what is not. */
export function ProtectionNote({ protection }: { readonly protection: Protection }) {
  if (protection.protected) return <p className="protection soft">{own.protected(protection.backend)}</p>;
  return (
    <p className="protection" data-protected="false">
      <strong>{own.unprotectedTitle}</strong>
      {own.unprotected(protection.backend)}
    </p>
  );
}
