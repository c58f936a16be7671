/** @file "Save your recovery codes": shown once (R19), to be copied, printed or saved, and not left by mistake. */
import { Button, Modal } from "@mantine/core";
import { Printer, Save } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "../parts/copy-button.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { words } from "../words.ts";
import { PrintedCodes } from "./printed-codes.tsx";
import "./recovery-codes-dialog.css";

const own = words.recovery;

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[];
  /** What has just been achieved. */
  readonly news: string;
  readonly onClose: () => void;
}

/** The answer that loses nothing has the focus. */
const focused = (button: HTMLButtonElement | null): void => button?.focus();

/** Closing it before the box is ticked asks once more: nobody can show these codes again. */
export function RecoveryCodesDialog({ codes, news, onClose }: RecoveryCodesDialogProps) {
  const [kept, setKept] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const close = (): void => {
    if (kept) onClose();
    // a second Escape is not an answer to the question
    else setLeaving(true);
  };
  return (
    <Modal opened title={own.title} size="lg" onClose={close}>
      <div className="stack">
        {news !== "" && (
          <p role="status" className="news">
            {news}
          </p>
        )}
        <p className="soft">{own.lead}</p>
        <ol className="codes">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <Keeping codes={codes} />
        <PrintedCodes codes={codes} />
        <label className="kept">
          <input
            type="checkbox"
            data-autofocus
            checked={kept}
            onChange={(event) => {
              setKept(event.currentTarget.checked);
              setLeaving(false);
            }}
          />
          {own.kept}
        </label>
        {leaving && !kept ? (
          <div className="leaving" role="alertdialog" aria-label={own.leaving}>
            <p>
              <strong>{own.leaving}</strong> {own.leavingText}
            </p>
            <div className="actions">
              <Button ref={focused} variant="default" onClick={() => setLeaving(false)}>
                {own.stay}
              </Button>
              <Button color="red" onClick={onClose}>
                {own.leave}
              </Button>
            </div>
          </div>
        ) : (
          <div className="actions">
            <Button disabled={!kept} onClick={onClose}>
              {own.done}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  );
}

/** The three ways to keep them. */
function Keeping({ codes }: { readonly codes: readonly string[] }) {
  const [saved, setSaved] = useState(false);
  const save = useAction("recoverySave", (value) => setSaved(value.saved));
  return (
    <div className="keeping">
      <RefusalRegion message={save.refusal} />
      <CopyButton text={codes.join("\n")} label={own.copy} />
      <Button
        variant="default"
        size="sm"
        leftSection={<Printer aria-hidden="true" size={16} />}
        onClick={() => window.print()}
      >
        {own.print}
      </Button>
      <Button
        variant="default"
        size="sm"
        leftSection={<Save aria-hidden="true" size={16} />}
        loading={save.busy}
        onClick={() => {
          setSaved(false);
          void save.run({ codes: [...codes] });
        }}
      >
        {own.save}
      </Button>
      <p role="status" className="small">
        {saved && own.saved}
      </p>
    </div>
  );
}
