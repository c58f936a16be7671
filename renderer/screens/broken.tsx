/** @file What is shown when main cannot be reached at all. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";

export function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const t = useTranslations("broken");
  return (
    <div className="stack" role="alert">
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </div>
      <Button onClick={onAgain}>{t("again")}</Button>
    </div>
  );
}
