/** @file The way out of a dialog that asks for nothing. */
import { Button } from "@mantine/core";
import { useTranslations } from "use-intl";
import "./close-action.css";

interface CloseActionProps {
  readonly onClose: () => void;
  /** It has the focus when the dialog opens: there is nothing else to do. */
  readonly focused?: boolean;
}

export function CloseAction({ onClose, focused = false }: CloseActionProps) {
  const all = useTranslations();
  return (
    <div className={focused ? "actions close-in-view" : "actions"}>
      <Button data-autofocus={focused ? true : undefined} variant="default" onClick={onClose}>
        {all("close")}
      </Button>
    </div>
  );
}
