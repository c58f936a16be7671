/** @file What is done with an account seldom: read its activity, change its password, carry it away, delete it. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";

/** The dialogs that start here, by their names. */
type AccountChoice = "activity" | "change-password" | "export" | "delete";

export function AccountSection({ onChoose }: { readonly onChoose: (choice: AccountChoice) => void }) {
  const t = useTranslations("account");
  return (
    <section className="account" aria-labelledby="account">
      <h2 id="account">{t("title")}</h2>
      <div className="account-choices">
        <Button variant="default" size="sm" onClick={() => onChoose("activity")}>
          {t("activity")}
        </Button>
        <Button variant="default" size="sm" onClick={() => onChoose("change-password")}>
          {t("changePassword")}
        </Button>
        <Button variant="default" size="sm" onClick={() => onChoose("export")}>
          {t("exportAccount")}
        </Button>
        <Button className="account-delete" variant="default" size="sm" onClick={() => onChoose("delete")}>
          {t("deleteAccount")}
        </Button>
      </div>
    </section>
  );
}
