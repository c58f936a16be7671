/** @file Where a form says why main said no, when that is about no field in particular. */
import { CircleAlert } from "lucide-react";
import "./refusal-region.css";

/** In a small window the button that was pressed may be far below. */
const reveal = (region: HTMLParagraphElement | null): void => {
  region?.scrollIntoView({ block: "nearest" });
};

/** Read out, and scrolled to, when it appears. */
export function RefusalRegion({ message }: { readonly message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <p ref={reveal} className="refusal" role="alert">
      <CircleAlert aria-hidden="true" size={18} />
      <span>{message}</span>
    </p>
  );
}
