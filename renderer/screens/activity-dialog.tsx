/** @file "Activity": everything that is kept of the account's history, newest first (R30). */
import { useTranslations } from "use-intl";
import { Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { useWhen } from "../language/use-when.ts";
import type { ActivityEntry } from "../../shared/contract.ts";
import type { ActivityKind } from "../../shared/history.ts";
import { Dialog } from "../parts/dialog.tsx";
import { CloseAction } from "../parts/close-action.tsx";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import "./activity-dialog.css";

/** What is proved rather than done: it is accepted or refused. */
const proofs: ReadonlySet<ActivityKind> = new Set(["password", "code", "recovery_code"]);

export function ActivityDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("activity");
  const { exactly } = useWhen();
  const happened = (kind: ActivityKind, ok: boolean): string => {
    const what = t(kind);
    if (!ok) return t("refused", { what });
    return proofs.has(kind) ? t("accepted", { what }) : what;
  };
  const [entries, setEntries] = useState<readonly ActivityEntry[]>();
  const read = useAction("activity", (value) => setEntries(value.entries));
  useEffect(() => {
    void read.run({});
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the dialog opens
  }, []);
  return (
    <Dialog title={t("title")} onClose={onClose}>
      <RefusalRegion message={read.refusal} />
      {read.busy && <Loader size="sm" aria-hidden="true" />}
      {entries?.length === 0 && <p className="soft">{t("empty")}</p>}
      {entries !== undefined && entries.length > 0 && (
        <ol className="activity">
          {entries.map(({ at, kind, ok }, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- two may be alike, and none changes its place
            <li key={place} data-ok={ok}>
              <span>{happened(kind, ok)}</span>
              <time className="soft small" dateTime={at}>
                {exactly(at)}
              </time>
            </li>
          ))}
        </ol>
      )}
      <CloseAction focused onClose={onClose} />
    </Dialog>
  );
}
