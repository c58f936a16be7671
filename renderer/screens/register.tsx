/** @file "Create account". */
import { Button, TextInput } from "@mantine/core";
import { type FormErrors, schemaResolver } from "@mantine/form";
import { contract, type Request } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { NewPasswordField } from "../parts/new-password-field.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import { words } from "../words.ts";

const own = words.register;
const requestErrors = schemaResolver(contract.register.request, { sync: true });

type Values = Request<"register"> & { readonly confirm: string };

/** What main is asked: the repetition is the screen's own affair. */
const request = ({ name, email, password }: Values): Request<"register"> => ({ name, email, password });

const validate = (values: Values): FormErrors => ({
  ...requestErrors(request(values)),
  ...(values.password !== values.confirm && { confirm: words.mismatch }),
});

interface RegisterProps {
  /** With main's words for it. */
  readonly onRegistered: (message: string) => void;
  readonly onLogin: () => void;
}

export function Register({ onRegistered, onLogin }: RegisterProps) {
  const form = useBridgeForm({
    method: "register",
    initialValues: { name: "", email: "", password: "", confirm: "" },
    validate,
    request,
    onSuccess: ({ message }) => onRegistered(message),
    mendAt: "email",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <div>
        <h1>{own.title}</h1>
        <p className="soft">{own.lead}</p>
      </div>
      <RefusalRegion message={form.refusal} />
      <TextInput label={words.fields.name} autoComplete="name" {...form.field("name")} />
      <TextInput label={words.fields.email} type="email" autoComplete="username" {...form.field("email")} />
      <NewPasswordField
        label={words.fields.password}
        knownOf={() => [form.text("name"), form.text("email")]}
        {...form.field("password")}
      />
      <PasswordField label={words.fields.confirm} autoComplete="new-password" {...form.field("confirm")} />
      <Button type="submit" fullWidth loading={form.busy}>
        {own.submit}
      </Button>
      <p className="soft centred">
        {own.question} <Link onFollow={onLogin}>{own.link}</Link>
      </p>
    </form>
  );
}
