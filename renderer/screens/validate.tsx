/** @file "Two-Factor Authentication": the second step of signing in. */
import { Button } from "@mantine/core";
import type { User } from "../../shared/contract.ts";
import { CodeField, codeError, withoutSpaces } from "../parts/code-field.tsx";
import { Link } from "../parts/link.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { useBridgeForm } from "../parts/use-bridge-form.ts";
import { words } from "../words.ts";

const own = words.validate;

interface ValidateProps {
  readonly onUser: (user: User) => void;
  /** The user gave up, and main has ended the pending session. */
  readonly onLogin: () => void;
}

export function Validate({ onUser, onLogin }: ValidateProps) {
  const form = useBridgeForm({
    method: "otpValidate",
    initialValues: { token: "" },
    validate: ({ token }) => ({ token: codeError(token) }),
    request: ({ token }) => ({ token: withoutSpaces(token) }),
    onSuccess: ({ user }) => onUser(user),
    beside: { invalid_token: "token" },
    mendAt: "token",
  });
  const back = useAction("logout", onLogin);
  return (
    <form className="stack" noValidate onSubmit={form.onSubmit}>
      <div>
        <h1>{own.title}</h1>
        <p className="soft">{own.lead}</p>
      </div>
      <RefusalRegion message={form.refusal ?? back.refusal} />
      <CodeField submits {...form.field("token")} />
      <Button type="submit" fullWidth loading={form.busy}>
        {own.submit}
      </Button>
      <nav className="soft centred">
        <Link onFollow={() => void back.run({})}>{own.link}</Link>
      </nav>
    </form>
  );
}
