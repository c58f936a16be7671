/** @file The secret as text, for those who cannot scan: in groups of four, which people can read and type. */
import { useTranslations } from "use-intl";
import { CopyButton } from "./copy-button.tsx";
import "./secret-key.css";

/** The gaps between the groups are not text: what is selected or copied has no spaces. */
export function SecretKey({ base32 }: { readonly base32: string }) {
  const all = useTranslations();
  return (
    <div className="secret-key">
      <p className="secret-key-text" dir="ltr">
        {Array.from(base32.matchAll(/.{1,4}/gu), ({ 0: group, index }) => (
          <span key={index}>{group}</span>
        ))}
      </p>
      <CopyButton text={base32} label={all("setup.copy")} />
    </div>
  );
}
