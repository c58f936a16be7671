/**
 * @file Step-up (R24): a dialog for what is too important for an open window. It asks for the password, and for a code
 * or a recovery code where 2FA is on; what else the action needs stands above, because a code does not last.
 */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import type { FormErrors } from "@mantine/form";
import type { ReactNode } from "react";
import type { Method } from "../../shared/channels.ts";
import type { Request, User, Value } from "../../shared/contract.ts";
import { password } from "../../shared/fields.ts";
import { Dialog } from "./dialog.tsx";
import { PasswordField } from "./password-field.tsx";
import { RefusalRegion } from "./refusal-region.tsx";
import { OtherProof, SecondFactor, tokenFault, tokenSent, useProvedBy } from "./second-factor.tsx";
import { type BridgeForm, useBridgeForm } from "./use-bridge-form.ts";

/** Both proofs as they are sent; no token where 2FA is off. */
interface StepUpProof {
  readonly password: string;
  readonly token?: string;
}

interface StepUpProps<M extends Method, V extends Record<string, string>> {
  readonly title: string;
  readonly user: User;
  readonly method: M;
  /** The fields of the action itself, and what is in them at first. */
  readonly own: V;
  readonly validate?: (own: V) => FormErrors;
  readonly request: (proof: StepUpProof, own: V) => Request<M>;
  readonly lead: ReactNode;
  readonly submit: string;
  /** What is done cannot be undone. */
  readonly danger?: boolean;
  /** It asks for a new password, so that the one that proves has to be told from it, and stands before it. */
  readonly asksNew?: boolean;
  readonly children?: (form: BridgeForm) => ReactNode;
  readonly onSuccess: (value: Value<M>) => void;
  /** Its user thought better of it: what the action needs is kept, and a new proof is asked for. */
  readonly isUndone?: (value: Value<M>) => boolean;
  readonly onClose: () => void;
}

export function StepUpDialog<M extends Method, V extends Record<string, string>>(props: StepUpProps<M, V>) {
  return (
    <Dialog title={props.title} lead={props.lead} onClose={props.onClose}>
      <StepUpForm {...props} />
    </Dialog>
  );
}

/** A component of its own, so that its fields are there when it takes the focus. */
function StepUpForm<M extends Method, V extends Record<string, string>>(props: StepUpProps<M, V>) {
  const fields = useTranslations("fields");
  const all = useTranslations();
  const { user, own, asksNew = false, onClose } = props;
  const { by, turn } = useProvedBy();
  const form: BridgeForm = useBridgeForm<M, V & { password: string; token: string }>({
    method: props.method,
    initialValues: { ...(asksNew && { password: "" }), ...own, password: "", token: "" },
    validate: (values) => ({
      ...props.validate?.(values),
      password: password.safeParse(values.password).error?.issues[0]?.message,
      ...(user.otp_enabled && { token: tokenFault(by, values.token) }),
    }),
    request: (values) => {
      const proof = { password: values.password };
      return props.request(user.otp_enabled ? { ...proof, token: tokenSent(by, values.token) } : proof, values);
    },
    onSuccess: (value) => {
      props.onSuccess(value);
      if (props.isUndone?.(value) === true) form.renew(user.otp_enabled ? "token" : "password", by);
    },
    beside: { wrong_password: "password", invalid_token: "token" },
    mendAt: "password",
    by,
    fleeting: by === "code" ? "token" : undefined,
  });
  const known = (
    <PasswordField
      label={fields(asksNew ? "currentPassword" : "password")}
      autoComplete="current-password"
      {...form.field("password")}
    />
  );
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <RefusalRegion message={form.refusal} wait={form.wait} />
      {asksNew && known}
      {props.children?.(form)}
      {!asksNew && known}
      {user.otp_enabled && (
        <div className="proof">
          <SecondFactor by={by} form={form} submits={false} />
          <p className="small">
            <OtherProof by={by} onTurn={() => turn(form)} />
          </p>
        </div>
      )}
      <div className="actions">
        <Button variant="default" disabled={form.busy} onClick={onClose}>
          {all("cancel")}
        </Button>
        <Button
          type="submit"
          {...(props.danger === true && { color: "red" })}
          loading={form.busy}
          disabled={form.waiting}
        >
          {props.submit}
        </Button>
      </div>
    </form>
  );
}
