/** @file "Save your recovery codes": shown once (R19), to be copied, printed or saved, and not left by mistake. */
import { useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { Printer, Save } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Dialog } from "../parts/dialog.tsx";
import { News } from "../parts/news.tsx";
import { CopyButton } from "../parts/copy-button.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { PrintedCodes } from "./printed-codes.tsx";
import "./recovery-codes-dialog.css";

interface RecoveryCodesDialogProps {
  readonly codes: readonly string[];
  /** What has just been achieved. */
  readonly news: string;
  /** The dialog is over; `unkept`: its user has left without keeping them. */
  readonly onEnd: (unkept: boolean) => void;
}

/** The answer that loses nothing has the focus. */
const focused = (button: HTMLButtonElement | null): void => button?.focus();

/** Closing it before the box is ticked asks once more: nobody can show these codes again. */
export function RecoveryCodesDialog({ codes, news, onEnd }: RecoveryCodesDialogProps) {
  const t = useTranslations("recovery");
  const [kept, setKept] = useState(false);
  // "Done" was pressed before the box was ticked
  const [asked, setAsked] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const report = useAction("recoveryKept", () => onEnd(false));
  const box = useRef<HTMLInputElement>(null);
  const [question, why] = [useId(), useId()];
  const finish = (): void => {
    if (kept) return void report.run({});
    setAsked(true);
    box.current?.focus();
  };
  const close = (): void => {
    // where the disk is full there must be a way out too: the profile then goes on warning
    if (kept) return report.refusal === undefined ? finish() : onEnd(false);
    // a second Escape is not an answer to the question
    setAsked(false);
    setLeaving(true);
  };
  // the button that was pressed goes away
  const stay = (): void => {
    setLeaving(false);
    box.current?.focus();
  };
  return (
    <Dialog
      title={t("title")}
      lead={
        <>
          <News text={news} />
          <p>{t("lead")}</p>
        </>
      }
      wide
      long
      onClose={close}
    >
      <ol className="codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <Keeping codes={codes} />
      <PrintedCodes codes={codes} />
      <RefusalRegion message={report.refusal} />
      <label className="kept">
        <input
          ref={box}
          type="checkbox"
          checked={kept}
          aria-invalid={asked}
          aria-describedby={asked ? why : undefined}
          onChange={(event) => {
            setKept(event.currentTarget.checked);
            setAsked(false);
            setLeaving(false);
          }}
        />
        {t("kept")}
      </label>
      {asked && (
        <p id={why} role="alert" className="small keep-first">
          {t("keepFirst")}
        </p>
      )}
      {leaving ? (
        <div className="leaving" role="alertdialog" aria-label={t("leaving")} aria-describedby={question}>
          <p id={question}>
            <strong>{t("leaving")}</strong> {t("leavingText")}
          </p>
          <div className="actions">
            <Button ref={focused} variant="default" onClick={stay}>
              {t("stay")}
            </Button>
            <Button color="red" onClick={() => onEnd(true)}>
              {t("leave")}
            </Button>
          </div>
        </div>
      ) : (
        <div className="actions">
          <Button onClick={finish}>{t("done")}</Button>
        </div>
      )}
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
      <CopyButton text={codes.join("\n")} label={t("copy")} />
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
