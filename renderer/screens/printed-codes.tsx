/** @file What is printed in place of the page while recovery codes are on it: a heading and the codes. */
import { useTranslations } from "use-intl";
import { createPortal } from "react-dom";

/** Beside the page, so that neither the dialog's scrolling nor its height cuts the sheet; never seen on the screen. */
export function PrintedCodes({ codes }: { readonly codes: readonly string[] }) {
  const all = useTranslations();
  return createPortal(
    <section className="print-sheet">
      <h1>{all("recovery.printed")}</h1>
      <ol dir="ltr">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>{all("recovery.printedNote")}</p>
    </section>,
    document.body,
  );
}
