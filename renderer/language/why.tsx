/** @file Why something did not work, as what can be kept and shown later: it is worded in the language of that moment. */
import type { ReactNode } from "react";
import type { Refusal } from "../../shared/refusals.ts";
import { useReasons } from "./use-reasons.ts";

function Fault({ fault }: { readonly fault: unknown }) {
  return useReasons().fault(fault);
}

function Refused({ refusal }: { readonly refusal: Refusal }) {
  return useReasons().refusal(refusal);
}

/** What is wrong with a field (shared/faults.ts). */
export const faultShown = (fault: unknown): ReactNode => <Fault fault={fault} />;

/** What main refused. */
export const refusalShown = (refusal: Refusal): ReactNode => <Refused refusal={refusal} />;
