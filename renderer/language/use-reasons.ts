/** @file Why something did not work, in words: what main refuses, and what is wrong with a field. */
import { useTranslations } from "use-intl";
import { faultOf } from "../../shared/faults.ts";
import { fieldLimits, recoveryExample } from "../../shared/fields.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { useWhen } from "./use-when.ts";

/** What of a refusal is worded. */
export type Refused = Pick<Refusal, "code" | "drift" | "spent" | "spent_until" | "next_waits">;

/** Ways to say why. */
interface Reasons {
  /** A refusal, with what else main could tell: by how much the clocks differ, that the code is spent, what comes next. */
  readonly refusal: (refusal: Refused) => string;
  /** A fault; a message that is none of ours is said to be malformed. */
  readonly fault: (fault: unknown) => string;
}

/** In the language of the page. */
export function useReasons(): Reasons {
  const t = useTranslations();
  const { duration, exactly } = useWhen();
  return {
    refusal: ({ code, drift = 0, spent, spent_until: until, next_waits: nextWaits }) => {
      const length = duration(Math.abs(drift));
      return [
        t(`refusals.${code}`),
        spent === true && t("spent"),
        until !== undefined && t("spentUntil", { time: exactly(until) }),
        drift > 0 && t("drift.ahead", { length }),
        drift < 0 && t("drift.behind", { length }),
        nextWaits === true && t("nextWaits"),
      ]
        .filter((words) => words !== false)
        .join(". ");
    },
    fault: (fault) => t(`faults.${faultOf(fault)}`, { ...fieldLimits, example: recoveryExample }),
  };
}
