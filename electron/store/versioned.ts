/**
 * @file Reading back JSON that carries its version: never trusted, and what a newer program wrote is told apart from what
 * is damaged, because it must be left as it is.
 */
import type { ZodType } from "../../shared/zod.ts";

/** What a text turned out to be. */
export type Versioned<T> =
  { readonly state: "known"; readonly value: T } | { readonly state: "newer" } | { readonly state: "refused" };

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isNewer = (value: unknown, version: number, format: string | undefined): boolean =>
  typeof value === "object" &&
  value !== null &&
  (format === undefined || ("format" in value && value.format === format)) &&
  "version" in value &&
  typeof value.version === "number" &&
  Number.isSafeInteger(value.version) &&
  value.version > version;

/** Parses a text by the schema of the version that this program knows. Where it may come from anywhere, `format` is what
 * every version of ours says of itself: other programs have versions too. */
export function parseVersioned<T>(text: string, version: number, schema: ZodType<T>, format?: string): Versioned<T> {
  const value = parseJson(text);
  if (isNewer(value, version, format)) return { state: "newer" };
  const parsed = schema.safeParse(value);
  return parsed.success ? { state: "known", value: parsed.data } : { state: "refused" };
}
