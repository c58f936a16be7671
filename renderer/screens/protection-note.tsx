/** @file Says in plain words how well this computer keeps the accounts (R28). */
import { useTranslations } from "use-intl";
import type { Protection } from "../../shared/contract.ts";

/** Never calls "protected" what is not. */
export function ProtectionNote({ protection }: { readonly protection: Protection }) {
  const t = useTranslations("profile");
  if (protection.protected) return <p className="protection soft">{t("protected", { backend: protection.backend })}</p>;
  return (
    <p className="protection" data-protected="false">
      <strong>{t("unprotectedTitle")}</strong>
      {t("unprotected", { backend: protection.backend })}
    </p>
  );
}
