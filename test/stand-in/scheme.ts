/**
 * @file A custom scheme cannot be intercepted in Chromium by the DevTools protocol, so `app://bundle/x` lives there as
 * `https://bundle.app.invalid/x`: a secure context under a name that can never be resolved.
 */

/** Registered schemes, such as "app". */
type Schemes = ReadonlySet<string>;

/** An address as Chromium is told it; an address of another scheme comes back unchanged. */
export function toChromium(url: string, schemes: Schemes): string {
  const match = /^(?<scheme>[a-z][a-z0-9+.-]*):\/\/(?<host>[^/?#]*)(?<rest>.*)$/isu.exec(url)?.groups;
  const { scheme = "", host = "", rest = "" } = match ?? {};
  if (!schemes.has(scheme)) return url;
  return `https://${host}.${scheme}.invalid${rest.startsWith("/") ? rest : `/${rest}`}`;
}

/** An address as the app knows it; the inverse of `toChromium`. */
export function toApp(url: string, schemes: Schemes): string {
  const match = /^https:\/\/(?<host>[^/?#:]*)\.(?<scheme>[a-z0-9+-]+)\.invalid(?<rest>[/?#].*|)$/su.exec(url)?.groups;
  const { scheme = "", host = "", rest = "" } = match ?? {};
  return schemes.has(scheme) ? `${scheme}://${host}${rest}` : url;
}

/** `scheme://host` of an address, or "null" where it has none. */
export function originOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/iu.exec(url)?.[0] ?? "null";
}

/** Rewrites the sources of a registered scheme (`app:` or `app://bundle`) in a Content-Security-Policy header. */
export function policyToChromium(policy: string, schemes: Schemes): string {
  return policy.replaceAll(
    /(?<=^|[\s;,])(?<scheme>[a-z][a-z0-9+-]*):(?<rest>\/\/[^\s;,]*)?(?=[\s;,]|$)/giu,
    (source: string, scheme: string, rest: string | undefined) => {
      if (!schemes.has(scheme)) return source;
      return rest === undefined
        ? `https://*.${scheme}.invalid`
        : toChromium(source, schemes).replace(/(?<=invalid)\/$/u, "");
    },
  );
}

/** The headers of a reply as Chromium is told them: a list, with the app's addresses mapped. */
export function headersToChromium(
  headers: Readonly<Record<string, string | readonly string[]>>,
  schemes: Schemes,
): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value: headerToChromium(name.toLowerCase(), value, schemes) })),
  );
}

function headerToChromium(name: string, value: string, schemes: Schemes): string {
  if (name.startsWith("content-security-policy")) return policyToChromium(value, schemes);
  if (name === "location") return toChromium(value, schemes);
  // The stand-in itself reads the clipboard through the page; the page's own reading is refused by permission.
  if (name === "permissions-policy") return value.replace(/clipboard-read=(?:\([^)]*\)|[^,]*),?\s*/u, "");
  return value;
}

/** Maps every address of the app's inside a text of Chromium's, such as a protocol message. */
export function textToApp(text: string, schemes: Schemes): string {
  if (!text.includes(".invalid")) return text;
  return text.replaceAll(
    /https:\/\/(?<host>[a-z0-9.-]+)\.(?<scheme>[a-z0-9+-]+)\.invalid(?![\w.:-])/giu,
    (url, host: string, scheme: string) => (schemes.has(scheme) ? `${scheme}://${host}` : url),
  );
}
