/** @file What has happened to the account since its owner was last here (R20, R25). */
import { useNow, useTranslations } from "use-intl";
import { Button } from "@mantine/core";
import { Bell } from "lucide-react";
import { useWhen } from "../language/use-when.ts";
import type { Overview } from "../../shared/contract.ts";
import { RefusalRegion } from "../parts/refusal-region.tsx";
import { useAction } from "../parts/use-action.ts";
import "./notices.css";

type Told = Overview["notices"];

/** One line for each kind, however often it happened: a hundred wrong codes must not hide what else was done. */
const lines = (notices: Told): (Told[number] & { readonly times: number })[] =>
  Array.from(Map.groupBy(notices, ({ kind }) => kind).values()).flatMap(([latest, ...before]) =>
    latest === undefined ? [] : [{ ...latest, times: 1 + before.length }],
  );

interface NoticesProps {
  readonly notices: Told;
  readonly onDismissed: () => void;
}

/** Nothing where there is nothing to tell; to be put away once it has been read. */
export function Notices({ notices, onDismissed }: NoticesProps) {
  const t = useTranslations("notices");
  const { ago, exactly } = useWhen();
  const now = useNow({ updateInterval: 60_000 });
  const dismiss = useAction("dismissNotices", onDismissed);
  if (notices.length === 0) return null;
  return (
    <section className="notices" aria-labelledby="notices">
      <header>
        <Bell aria-hidden="true" size={18} />
        <h2 id="notices">{t("title")}</h2>
        <Button variant="default" size="sm" loading={dismiss.busy} onClick={() => void dismiss.run({})}>
          {t("dismiss")}
        </Button>
      </header>
      <RefusalRegion message={dismiss.refusal} />
      <ul>
        {lines(notices).map(({ at, kind, times }) => (
          <li key={kind}>
            <span>
              {t(kind)}
              {times > 1 ? <> {t("times", { times })}</> : null}
            </span>{" "}
            <time className="soft" dateTime={at} title={exactly(at)}>
              {ago(at, now.getTime())}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}
