/** @file "Welcome Back": e-mail and password. */
import { useTranslations } from "use-intl";
import { Button, TextInput } from "@mantine/core";
import { schemaResolver } from "@mantine/form";
import { contract, type User } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";

const validate = schemaResolver(contract.login.request, { sync: true });

interface LoginProps {
  /** What stands in the e-mail field at first. */
  readonly email: string;
  /** The password was right. A user with 2FA on is still to enter a code. */
  readonly onUser: (user: User) => void;
  /** It was refused. */
  readonly onRefused: () => void;
  readonly onRegister: () => void;
  readonly onImport: () => void;
}

export function Login({ email, onUser, onRefused, onRegister, onImport }: LoginProps) {
  const t = useTranslations("login");
  const fields = useTranslations("fields");
  const form = useBridgeForm({
    method: "login",
    initialValues: { email, password: "" },
    validate,
    request: (values) => values,
    onSuccess: ({ user }) => onUser(user),
    onRefusal: () => {
      onRefused();
      return false;
    },
    mendAt: "password",
    waitsFor: "email",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <div>
        <h1>{t("title")}</h1>
        <p className="soft">{t("lead")}</p>
      </div>
      <RefusalRegion message={form.refusal} wait={form.wait} />
      <TextInput label={fields("email")} type="email" dir="auto" autoComplete="username" {...form.field("email")} />
      <PasswordField label={fields("password")} autoComplete="current-password" {...form.field("password")} />
      <Button type="submit" fullWidth loading={form.busy} disabled={form.waiting}>
        {t("submit")}
      </Button>
      <p className="soft centred">
        {t("question")} <Link onFollow={onRegister}>{t("link")}</Link>
      </p>
      <p className="soft small centred">
        <Link onFollow={onImport}>{t("bring")}</Link>
      </p>
    </form>
  );
}
