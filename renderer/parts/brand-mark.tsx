/** @file The mark: two folds that close to one whole. It also says how far a sign-in has come. */
import "./brand-mark.css";

/** open: the brand as such; half: one proof is there, the other is missing; closed: both. */
export type Fold = "open" | "half" | "closed";

/** Decoration: what it says is always said in words beside it too. */
export function BrandMark({ fold, size }: { readonly fold: Fold; readonly size: "small" | "large" }) {
  return (
    <svg className="brand-mark" data-fold={fold} data-size={size} viewBox="0 0 48 48" aria-hidden="true">
      <path className="brand-mark-left" d="M23 8v32a2 2 0 0 1-2 2a18 18 0 0 1 0-36a2 2 0 0 1 2 2z" />
      <path className="brand-mark-right" d="M25 8v32a2 2 0 0 0 2 2a18 18 0 0 0 0-36a2 2 0 0 0-2 2z" />
    </svg>
  );
}
