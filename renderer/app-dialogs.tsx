/** @file The dialogs that belong to no screen; apart, because most visits open none. */
import { ImportDialog } from "./screens/import-dialog.tsx";
import { PreferencesDialog } from "./screens/preferences-dialog.tsx";
import { ShortcutsDialog } from "./screens/shortcuts-dialog.tsx";

/** Which dialog is open. */
export type AppDialog = "preferences" | "shortcuts" | "import";

interface AppDialogsProps {
  readonly dialog: AppDialog;
  readonly onImported: (email: string) => void;
  /** Something was chosen in the preferences. */
  readonly onChosen: () => void;
  readonly onClose: () => void;
}

export function AppDialogs({ dialog, onImported, onChosen, onClose }: AppDialogsProps) {
  if (dialog === "preferences") return <PreferencesDialog onChosen={onChosen} onClose={onClose} />;
  if (dialog === "shortcuts") return <ShortcutsDialog onClose={onClose} />;
  return <ImportDialog onImported={onImported} onClose={onClose} />;
}
