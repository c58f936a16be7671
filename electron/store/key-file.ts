/**
 * @file The master key's file: the sealed key and the name of what sealed it.
 */
import { type Infer, literal, minLength, pipe, regex, strictObject, string, transform } from "../../shared/zod.ts";
import { parseVersioned, type Versioned } from "./versioned.ts";

const keyFileVersion = 1;

const keyFile = strictObject({
  version: literal(keyFileVersion),
  backend: string().check(minLength(1)),
  sealed: pipe(
    string().check(regex(/^[A-Za-z0-9+/]+={0,2}$/u)),
    transform((text: string): Uint8Array => Buffer.from(text, "base64")),
  ),
});

/** Parses a key file. */
export const decodeKeyFile = (text: string): Versioned<Infer<typeof keyFile>> =>
  parseVersioned(text, keyFileVersion, keyFile);

/** The content of a key file. */
export const encodeKeyFile = (backend: string, sealed: Uint8Array): Uint8Array =>
  Buffer.from(
    JSON.stringify({ version: keyFileVersion, backend, sealed: Buffer.from(sealed).toString("base64") }),
    "utf8",
  );
