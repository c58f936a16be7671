/** @file What is done with an account seldom: read its activity, change its password, carry it away, delete it. */
import { Button } from "@mantine/core";
import { words } from "../words.ts";

const own = words.account;

/** The dialogs that start here, by their names. */
export type AccountChoice = "activity" | "change-password" | "export" | "delete";

export function AccountSection({ onChoose }: { readonly onChoose: (choice: AccountChoice) => void }) {
  return (
    <section className="account" aria-labelledby="account">
      <h2 id="account">{own.title}</h2>
      <div className="account-choices">
        <Button variant="default" size="sm" onClick={() => onChoose("activity")}>
          {own.activity}
        </Button>
        <Button variant="default" size="sm" onClick={() => onChoose("change-password")}>
          {own.changePassword}
        </Button>
        <Button variant="default" size="sm" onClick={() => onChoose("export")}>
          {own.exportAccount}
        </Button>
        <Button className="account-delete" variant="default" size="sm" onClick={() => onChoose("delete")}>
          {own.deleteAccount}
        </Button>
      </div>
    </section>
  );
}
