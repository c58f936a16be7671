// A custom scheme cannot be intercepted in Chromium by the DevTools protocol, so `app://bundle/x` lives there as
// `https://bundle.app.invalid/x`: a secure context under a name that can never be resolved.

/** Registered schemes, such as "app". */
export type Schemes = ReadonlySet<string>;

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
