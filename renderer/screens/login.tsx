/** @file "Welcome Back": e-mail and password. */
import { Button, TextInput } from "@mantine/core";
import { schemaResolver } from "@mantine/form";
import { lazy, Suspense, useRef, useState } from "react";
import { contract, type User } from "../../shared/contract.ts";
import { Link } from "../parts/link.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import { words } from "../words.ts";

const own = words.login;
const validate = schemaResolver(contract.login.request, { sync: true });
const ImportDialog = lazy(async () => ({ default: (await import("./import-dialog.tsx")).ImportDialog }));

interface LoginProps {
  /** What stands in the e-mail field at first. */
  readonly email: string;
  /** The password was right. A user with 2FA on is still to enter a code. */
  readonly onUser: (user: User) => void;
  readonly onRegister: () => void;
  readonly onImported: (email: string) => void;
}

export function Login({ email, onUser, onRegister, onImported }: LoginProps) {
  const [importing, setImporting] = useState(false);
  const bring = useRef<HTMLParagraphElement>(null);
  const form = useBridgeForm({
    method: "login",
    initialValues: { email, password: "" },
    validate,
    request: (values) => values,
    onSuccess: ({ user }) => onUser(user),
    mendAt: "password",
  });
  return (
    <>
      <form className="stack" noValidate onSubmit={form.onSubmit}>
        <div>
          <h1>{own.title}</h1>
          <p className="soft">{own.lead}</p>
        </div>
        <RefusalRegion message={form.refusal} wait={form.wait} />
        <TextInput label={words.fields.email} type="email" autoComplete="username" {...form.field("email")} />
        <PasswordField label={words.fields.password} autoComplete="current-password" {...form.field("password")} />
        <Button type="submit" fullWidth loading={form.busy} disabled={form.waiting}>
          {own.submit}
        </Button>
        <p className="soft centred">
          {own.question} <Link onFollow={onRegister}>{own.link}</Link>
        </p>
        <p ref={bring} className="soft small centred">
          <Link onFollow={() => setImporting(true)}>{own.bring}</Link>
        </p>
      </form>
      {importing && (
        <Suspense>
          <ImportDialog
            onImported={onImported}
            onClose={() => {
              setImporting(false);
              bring.current?.querySelector("a")?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
