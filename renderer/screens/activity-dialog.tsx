/** @file "Activity": everything that is kept of the account's history, newest first (R30). */
import { Button, Loader, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ActivityEntry } from "../../shared/contract.ts";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { exactly } from "../parts/when.ts";
import { words } from "../words.ts";
import "./activity-dialog.css";

const own = words.activity;

export function ActivityDialog({ onClose }: { readonly onClose: () => void }) {
  const [entries, setEntries] = useState<readonly ActivityEntry[]>();
  const read = useAction("activity", (value) => setEntries(value.entries));
  useEffect(() => {
    void read.run({});
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the dialog opens
  }, []);
  return (
    <Modal opened title={own.title} onClose={onClose}>
      <div className="stack">
        <RefusalRegion message={read.refusal} />
        {read.busy && <Loader size="sm" aria-hidden="true" />}
        {entries?.length === 0 && <p className="soft">{own.empty}</p>}
        {entries !== undefined && entries.length > 0 && (
          <ol className="activity">
            {entries.map(({ at, kind, ok }) => (
              <li key={`${at} ${kind} ${ok}`} data-ok={ok}>
                <span>{own.what(kind, ok)}</span>
                <time className="soft small" dateTime={at}>
                  {exactly(at)}
                </time>
              </li>
            ))}
          </ol>
        )}
        <div className="actions activity-close">
          <Button data-autofocus variant="default" onClick={onClose}>
            {words.setup.close}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
