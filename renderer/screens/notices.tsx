/** @file What has happened to the account since its owner was last here (R20, R25). */
import { Button } from "@mantine/core";
import { Bell } from "lucide-react";
import { useState } from "react";
import type { Overview } from "../../shared/contract.ts";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import { ago, exactly } from "../parts/when.ts";
import { words } from "../words.ts";
import "./notices.css";

const own = words.notices;

interface NoticesProps {
  readonly notices: Overview["notices"];
  readonly onDismissed: () => void;
}

export function Notices({ notices, onDismissed }: NoticesProps) {
  const [now] = useState(Date.now);
  const dismiss = useAction("dismissNotices", onDismissed);
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-labelledby="notices">
      <header>
        <Bell aria-hidden="true" size={18} />
        <h2 id="notices">{own.title}</h2>
        <Button variant="default" size="sm" loading={dismiss.busy} onClick={() => void dismiss.run({})}>
          {own.dismiss}
        </Button>
      </header>
      <RefusalRegion message={dismiss.refusal} />
      <ul>
        {notices.map(({ at, kind }) => (
          <li key={`${at} ${kind}`}>
            {own.kinds[kind]}
            <span aria-hidden="true"> · </span>
            <time className="soft" dateTime={at} title={exactly(at)}>
              {ago(at, now)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
