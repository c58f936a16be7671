/** @file "Create account". */
import { useTranslations } from "use-intl";
import { Button, TextInput } from "@mantine/core";
import { type FormErrors, schemaResolver } from "@mantine/form";
import { contract, type Request } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { NewPasswordField } from "../parts/new-password-field.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";

const requestErrors = schemaResolver(contract.register.request, { sync: true });

type Values = Request<"register"> & { readonly confirm: string };

/** What main is asked: the repetition is the screen's own affair. */
const request = ({ name, email, password }: Values): Request<"register"> => ({ name, email, password });

const validate = (values: Values): FormErrors => ({
  ...requestErrors(request(values)),
  ...(values.password !== values.confirm && { confirm: "mismatch" }),
});

interface RegisterProps {
  readonly onRegistered: (email: string) => void;
  readonly onLogin: () => void;
}

export function Register({ onRegistered, onLogin }: RegisterProps) {
  const t = useTranslations("register");
  const fields = useTranslations("fields");
  const form = useBridgeForm({
    method: "register",
    initialValues: { name: "", email: "", password: "", confirm: "" },
    validate,
    request,
    onSuccess: () => onRegistered(form.text("email")),
    mendAt: "email",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </div>
      <RefusalRegion message={form.refusal} />
      <TextInput label={fields("name")} autoComplete="name" {...form.field("name")} />
      <TextInput label={fields("email")} type="email" dir="auto" autoComplete="username" {...form.field("email")} />
      <NewPasswordField
        label={fields("password")}
        knownOf={() => [form.text("name"), form.text("email")]}
        {...form.field("password")}
      />
      <PasswordField label={fields("confirm")} autoComplete="new-password" {...form.field("confirm")} />
      <Button type="submit" fullWidth loading={form.busy}>
        {t("submit")}
      </Button>
      <p className="soft centred">
        {t("question")} <Link onFollow={onLogin}>{t("link")}</Link>
      </p>
    </form>
  );
}
