/** @file "Welcome Back": e-mail and password. */
import { Button, TextInput } from "@mantine/core";
import { schemaResolver } from "@mantine/form";
import { contract, type User } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import { words } from "../words.ts";

const own = words.login;
const validate = schemaResolver(contract.login.request, { sync: true });

interface LoginProps {
  /** The password was right. A user with 2FA on is still to enter a code. */
  readonly onUser: (user: User) => void;
  readonly onRegister: () => void;
}

export function Login({ onUser, onRegister }: LoginProps) {
  const form = useBridgeForm({
    method: "login",
    initialValues: { email: "", password: "" },
    validate,
    request: (values) => values,
    onSuccess: ({ user }) => onUser(user),
    mendAt: "password",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <div>
        <h1>{own.title}</h1>
        <p className="soft">{own.lead}</p>
      </div>
      <RefusalRegion message={form.refusal} />
      <TextInput label={words.fields.email} type="email" autoComplete="username" {...form.field("email")} />
      <PasswordField label={words.fields.password} autoComplete="current-password" {...form.field("password")} />
      <Button type="submit" fullWidth loading={form.busy}>
        {own.submit}
      </Button>
      <p className="soft centred">
        {own.question} <Link onFollow={onRegister}>{own.link}</Link>
      </p>
    </form>
  );
}
