/** @file A step of a set-up when the last sign-in was long ago: the password again (R24). */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { schemaResolver } from "@mantine/form";
import { contract } from "../../shared/contract.ts";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";

const validate = schemaResolver(contract.confirmPassword.request, { sync: true });

interface SetupPasswordProps {
  /** Why what came after the confirmation did not work. */
  readonly refusal: string | undefined;
  readonly onConfirmed: () => void;
  readonly onClose: () => void;
}

export function SetupPassword({ refusal, onConfirmed, onClose }: SetupPasswordProps) {
  const t = useTranslations("setup");
  const all = useTranslations();
  const fields = useTranslations("fields");
  const form = useBridgeForm({
    method: "confirmPassword",
    initialValues: { password: "" },
    validate,
    request: (values) => values,
    onSuccess: onConfirmed,
    beside: { wrong_password: "password" },
    mendAt: "password",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <RefusalRegion message={form.refusal ?? refusal} wait={form.wait} />
      <PasswordField label={fields("password")} autoComplete="current-password" {...form.field("password")} />
      <div className="actions">
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {all("close")}
        </Button>
        <Button type="submit" loading={form.busy} disabled={form.waiting}>
          {t("next")}
        </Button>
      </div>
    </form>
  );
}
