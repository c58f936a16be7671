/**
 * @file The master key's file: the sealed key and the name of what sealed it.
 */
import { type Infer, literal, strictObject, string } from "../../shared/zod.ts";
import { parseVersioned, type Versioned } from "./versioned.ts";

const keyFileVersion = 1;

const keyFile = strictObject({
  version: literal(keyFileVersion),
  backend: string().min(1),
  sealed: string()
    .regex(/^[A-Za-z0-9+/]+={0,2}$/u)
    .transform((text): Uint8Array => Buffer.from(text, "base64")),
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
