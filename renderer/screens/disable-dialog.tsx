/** @file Turning the second factor off: it takes both proofs. */
import { Button, Modal } from "@mantine/core";
import type { User } from "../../shared/contract.ts";
import { password } from "../../shared/fields.ts";
import { CodeField, codeError, withoutSpaces } from "../parts/code-field.tsx";
import { PasswordField } from "../parts/password-field.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import { words } from "../words.ts";

const own = words.disable;

interface DisableDialogProps {
  readonly onDisabled: (user: User) => void;
  readonly onClose: () => void;
}

export function DisableDialog({ onDisabled, onClose }: DisableDialogProps) {
  return (
    <Modal opened title={own.title} onClose={onClose}>
      <DisableForm onDisabled={onDisabled} onClose={onClose} />
    </Modal>
  );
}

/** A component of its own, so that its fields are there when it takes the focus. */
function DisableForm({ onDisabled, onClose }: DisableDialogProps) {
  const form = useBridgeForm({
    method: "otpDisable",
    initialValues: { password: "", token: "" },
    validate: (values) => ({
      password: password.safeParse(values.password).error?.issues[0]?.message,
      token: codeError(values.token),
    }),
    request: ({ password: typed, token }) => ({ password: typed, token: withoutSpaces(token) }),
    onSuccess: ({ user }) => onDisabled(user),
    beside: { wrong_password: "password", invalid_token: "token" },
    mendAt: "password",
  });
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <p className="soft">{own.lead}</p>
      <RefusalRegion message={form.refusal} />
      <PasswordField label={words.fields.password} autoComplete="current-password" {...form.field("password")} />
      <CodeField submits={false} {...form.field("token")} />
      <div className="actions">
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {own.cancel}
        </Button>
        <Button type="submit" color="red" loading={form.busy}>
          {own.submit}
        </Button>
      </div>
    </form>
  );
}
