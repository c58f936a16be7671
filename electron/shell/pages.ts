/**
 * @file The app's own pages, served from a folder under app://twofold with the strictest policy (checklist 7 and 18).
 */
import { readFile } from "node:fs/promises";
import { extname, isAbsolute, join, relative } from "node:path";
import { type Language, pageFile } from "../../shared/languages.ts";

/** The scheme of the app's own pages. */
export const scheme = "app";
/** The one origin that is trusted. */
export const origin = `${scheme}://twofold`;
/** The page that the window shows. */
export const startPage = `${origin}/index.html`;

/** What a page may load and do: its own files, and no connection at all. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

const types: ReadonlyMap<string, string> = new Map([
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".css", "text/css; charset=utf-8"],
  [".svg", "image/svg+xml"],
  [".png", "image/png"],
  [".woff2", "font/woff2"],
]);

/** What goes with every answer. */
const protection = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

const notFound = (): Response => new Response(null, { status: 404, headers: protection });

/** The file below `root` that a URL names, or undefined where it names none, or one outside. */
function fileOf(root: string, url: URL): string | undefined {
  let path;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return undefined; // malformed percent-encoding
  }
  if (path.includes("\0")) return undefined;
  const file = join(root, path);
  const inside = relative(root, file);
  return inside === "" || inside.startsWith("..") || isAbsolute(inside) ? undefined : file;
}

/**
 * Answers requests for the files below `root`, and 404 to everything else. The start page is the one of the language that
 * is spoken now: it says its words before any script runs, and has one address in all languages, so that it may be
 * loaded anew after a change.
 */
export function createPages(root: string, language: () => Language): (request: Request) => Promise<Response> {
  return async ({ url: text, method }) => {
    const url = new URL(text);
    const file = fileOf(root, text === startPage ? new URL(pageFile(language()), startPage) : url);
    const type = file === undefined ? undefined : types.get(extname(file));
    if (method !== "GET" || `${url.protocol}//${url.host}` !== origin || file === undefined || type === undefined) {
      return notFound();
    }
    try {
      return new Response(Uint8Array.from(await readFile(file)), {
        headers: { ...protection, "content-type": type },
      });
    } catch {
      return notFound();
    }
  };
}
