/** @file What there is to do in a set-up, step by step. */
import { useTranslations } from "use-intl";
import "./setup-steps.css";

export function SetupSteps() {
  const t = useTranslations("setup");
  return (
    <ol className="setup-steps">
      <li>{t("open")}</li>
      <li>{t("read")}</li>
      <li>{t("enter")}</li>
    </ol>
  );
}
