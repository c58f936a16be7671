/** @file The list of common passwords, as it is shipped. Of the build, which `npm test` makes first. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { passwordLeast } from "../../shared/fields.ts";

test("R14: has far more than 3,000 that are long enough to be chosen, and those that everybody knows", () => {
  const packed = readFileSync(join(import.meta.dirname, "../../dist/electron/common-passwords.br"));
  const shipped = new Set(brotliDecompressSync(packed).toString().split("\n"));
  expect([...shipped].filter((password) => password.length >= passwordLeast).length).toBeGreaterThan(3000);
  for (const known of ["password", "password1", "iloveyou", "12345678", "summer"]) expect(shipped).toContain(known);
});
