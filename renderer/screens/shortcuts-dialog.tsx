/** @file "Keyboard shortcuts": what the native menu has, in a list. */
import { useTranslations } from "use-intl";
import { commandNames, ruleOf } from "../../shared/commands.ts";
import { Dialog } from "../parts/dialog.tsx";
import { CloseAction } from "../parts/close-action.tsx";
import "./shortcuts-dialog.css";

const mac = navigator.userAgent.includes("Macintosh");
const macKeys: Readonly<Record<string, string>> = { CmdOrCtrl: "⌘", Shift: "⇧" };
const otherKeys: Readonly<Record<string, string>> = { CmdOrCtrl: "Ctrl" };

/** The keys of a shortcut, one by one, as this system's keyboards name them. */
const keysOf = (accelerator: string): readonly string[] =>
  accelerator.split("+").map((key) => (mac ? macKeys : otherKeys)[key] ?? key);

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const all = useTranslations();
  return (
    <Dialog title={all("shortcuts.title")} lead={all("shortcuts.lead")} onClose={onClose}>
      <dl className="shortcuts">
        {commandNames.map((command) => {
          const { accelerator } = ruleOf(command);
          if (accelerator === undefined) return null;
          return (
            <div key={command}>
              <dt>{all(`commands.${command}`)}</dt>
              <dd dir="ltr">
                {keysOf(accelerator).map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dd>
            </div>
          );
        })}
      </dl>
      <CloseAction focused onClose={onClose} />
    </Dialog>
  );
}
