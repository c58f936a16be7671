/**
 * @file An authenticator that is not ours: it reads the QR off a picture of the screen (jsQR), and makes its codes with
 * an implementation of TOTP other than the app's (otplib).
 */
import jsQR from "jsqr";
import { generateSync } from "otplib";
import { PNG } from "pngjs";

/** The text of the QR in a PNG; fails where there is none. */
export function scan(png: Buffer): string {
  const { data, width, height } = PNG.sync.read(png);
  const found = jsQR(Uint8ClampedArray.from(data), width, height, { inversionAttempts: "dontInvert" });
  if (!found) throw new Error("no QR code in this picture");
  return found.data;
}

/** The secret in an `otpauth:` URI. */
export function secretIn(uri: string): string {
  const secret = new URL(uri).searchParams.get("secret");
  if (secret === null) throw new Error("no secret in this URI");
  return secret;
}

/** The code that the authenticator shows for a secret at a moment, in ms since the epoch. */
export const codeFor = (secret: string, now: number): string => generateSync({ secret, epoch: Math.floor(now / 1000) });
