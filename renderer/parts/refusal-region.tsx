/** @file Where a form says why main said no, when that is about no field in particular. */
import { CircleAlert } from "lucide-react";
import "./refusal-region.css";

/** Read out when it appears. */
export function RefusalRegion({ message }: { readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p className="refusal" role="alert">
      <CircleAlert aria-hidden="true" size={18} />
      <span>{message}</span>
    </p>
  );
}
