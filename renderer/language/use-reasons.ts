/** @file Why something did not work, in words: what main refuses, and what is wrong with a field. */
import { useTranslations } from "use-intl";
import { faultOf } from "../../shared/faults.ts";
import { fieldLimits, recoveryExample } from "../../shared/fields.ts";
import type { Refusal } from "../../shared/refusals.ts";
import { useWhen } from "./use-when.ts";

/** Ways to say why. */
export interface Reasons {
  /** A refusal, and by how much the clocks differ, or that the code is spent, where main could tell. */
  readonly refusal: (refusal: Pick<Refusal, "code" | "drift" | "spent">) => string;
  /** A fault; a message that is none of ours is said to be malformed. */
  readonly fault: (fault: unknown) => string;
}

/** In the language of the page. */
export function useReasons(): Reasons {
  const t = useTranslations();
  const { duration } = useWhen();
  return {
    refusal: ({ code, drift, spent }) => {
      const words = t(`refusals.${code}`);
      if (spent === true) return `${words}. ${t("spent")}`;
      if (drift === undefined) return words;
      const length = duration(Math.abs(drift));
      return `${words}. ${drift > 0 ? t("drift.ahead", { length }) : t("drift.behind", { length })}`;
    },
    fault: (fault) => t(`faults.${faultOf(fault)}`, { ...fieldLimits, example: recoveryExample }),
  };
}
