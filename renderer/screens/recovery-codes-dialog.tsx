/** @file "Save your recovery codes": shown once (R19), to be copied, printed or saved, and not left by mistake. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { Printer, Save } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Dialog } from "../parts/dialog.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { PrintedCodes } from "./printed-codes.tsx";
import "./recovery-codes-dialog.css";

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
  const t = useTranslations("recovery");
  const [kept, setKept] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const question = useId();
  const close = (): void => {
    if (kept) onClose();
    // a second Escape is not an answer to the question
    else setLeaving(true);
  };
  // the button that was pressed goes away
  const stay = (): void => {
    setLeaving(false);
    box.current?.focus();
  };
  return (
    <Dialog title={t("title")} wide onClose={close}>
      <div className="stack">
        {news !== "" && (
          <p role="status" className="news">
            {news}
          </p>
        )}
        <p className="soft">{t("lead")}</p>
        <ol className="codes" dir="ltr">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <Keeping codes={codes} />
        <PrintedCodes codes={codes} />
        <label className="kept">
          <input
            ref={box}
            type="checkbox"
            checked={kept}
            onChange={(event) => {
              setKept(event.currentTarget.checked);
              setLeaving(false);
            }}
          />
          {t("kept")}
        </label>
        {leaving && !kept ? (
          <div className="leaving" role="alertdialog" aria-label={t("leaving")} aria-describedby={question}>
            <p id={question}>
              <strong>{t("leaving")}</strong> {t("leavingText")}
            </p>
            <div className="actions">
              <Button ref={focused} variant="default" onClick={stay}>
                {t("stay")}
              </Button>
              <Button color="red" onClick={onClose}>
                {t("leave")}
              </Button>
            </div>
          </div>
        ) : (
          <div className="actions">
            <Button disabled={!kept} onClick={onClose}>
              {t("done")}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** The three ways to keep them. */
function Keeping({ codes }: { readonly codes: readonly string[] }) {
  const t = useTranslations("recovery");
  const [saved, setSaved] = useState(false);
  const save = useAction("recoverySave", (value) => setSaved(value.saved));
  return (
    <div className="keeping">
      <RefusalRegion message={save.refusal} />
      <CopyButton text={codes.join("\n")} label={t("copy")} focused />
      <Button
        variant="default"
        size="sm"
        leftSection={<Printer aria-hidden="true" size={16} />}
        onClick={() => window.print()}
      >
        {t("print")}
      </Button>
      <Button
        variant="default"
        size="sm"
        // never disabled meanwhile: the focus would be lost, and the system's own dialog lies over it
        leftSection={<Save aria-hidden="true" size={16} />}
        onClick={() => {
          setSaved(false);
          void save.run({ codes: [...codes] });
        }}
      >
        {t("save")}
      </Button>
      <p role="status" className="soft small">
        {saved && t("saved")}
      </p>
    </div>
  );
}
