/**
 * @file An account as a file of its own: sealed under a passphrase, describing itself, readable on any machine.
 * scrypt (RFC 7914) makes the key, AES-256-GCM (NIST SP 800-38D) seals; the parameters are bound to the content.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { type Infer, int, literal, positive, regex, strictObject, string } from "../../shared/zod.ts";
import { type Account, accountSchema, accountVersion } from "../store/account.ts";
import { parseVersioned } from "../store/versioned.ts";
import type { Hashing } from "./hashing.ts";
import type { ScryptCost } from "./policy.ts";

const exportedFormat = "twofold-account";
const exportedVersion = 1;
const cipher = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const base64 = string().check(regex(/^[A-Za-z0-9+/]+={0,2}$/u));

const exported = strictObject({
  format: literal(exportedFormat),
  version: literal(exportedVersion),
  kdf: strictObject({
    algorithm: literal("scrypt"),
    cost: int().check(positive()),
    blockSize: int().check(positive()),
    parallelization: int().check(positive()),
    salt: base64,
  }),
  cipher: literal(cipher),
  nonce: base64,
  tag: base64,
  sealed: base64,
});
type Exported = Infer<typeof exported>;

/** What is bound to the content, so that none of it can be changed: everything but the content. */
const header = ({ format, version, kdf, nonce }: Omit<Exported, "tag" | "sealed">): Buffer =>
  Buffer.from(
    JSON.stringify([
      format,
      version,
      kdf.algorithm,
      kdf.cost,
      kdf.blockSize,
      kdf.parallelization,
      kdf.salt,
      cipher,
      nonce,
    ]),
  );

const isAsCostly = (one: ScryptCost, other: ScryptCost): boolean =>
  one.cost === other.cost && one.blockSize === other.blockSize && one.parallelization === other.parallelization;

/** The account as the text of a file, under a passphrase. */
export async function encodeExported(
  account: Account,
  passphrase: string,
  { hashing, cost, bytes }: { hashing: Hashing; cost: ScryptCost; bytes: (count: number) => Uint8Array },
): Promise<string> {
  const kdf = hashing.recipe(cost);
  const nonce = Buffer.from(bytes(nonceBytes));
  const head = {
    format: exportedFormat,
    version: exportedVersion,
    kdf,
    cipher,
    nonce: nonce.toString("base64"),
  } as const;
  const sealing = createCipheriv(cipher, await hashing.derive(passphrase, kdf), nonce, { authTagLength: tagBytes });
  sealing.setAAD(header(head));
  const sealed = Buffer.concat([sealing.update(JSON.stringify(account), "utf8"), sealing.final()]);
  const file: Exported = { ...head, tag: sealing.getAuthTag().toString("base64"), sealed: sealed.toString("base64") };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What became of reading an exported account. "wrong" is the passphrase, or a content that was tampered with. */
type Decoded =
  { readonly state: "decoded"; readonly account: Account } | { readonly state: "wrong" | "damaged" | "newer" };

/**
 * Reads an exported account back; never trusted. A file that asks for another `cost` than this version of it has is
 * damaged: more would take longer than anybody waits, and with less an import would cost whoever floods the disk nothing.
 */
export async function decodeExported(
  text: string,
  passphrase: string,
  { hashing, cost }: { hashing: Hashing; cost: ScryptCost },
): Promise<Decoded> {
  const file = parseVersioned(text, exportedVersion, exported, exportedFormat);
  if (file.state !== "known") return file.state === "newer" ? { state: "newer" } : { state: "damaged" };
  const { kdf, nonce, tag, sealed } = file.value;
  const [nonceRead, tagRead] = [Buffer.from(nonce, "base64"), Buffer.from(tag, "base64")];
  if (nonceRead.length !== nonceBytes || tagRead.length !== tagBytes) return { state: "damaged" };
  if (!isAsCostly(kdf, cost)) return { state: "damaged" };
  const opening = createDecipheriv(cipher, await hashing.derive(passphrase, kdf), nonceRead, {
    authTagLength: tagBytes,
  });
  opening.setAAD(header(file.value)).setAuthTag(tagRead);
  let content: string;
  try {
    content = Buffer.concat([opening.update(Buffer.from(sealed, "base64")), opening.final()]).toString("utf8");
  } catch {
    return { state: "wrong" };
  }
  const account = parseVersioned(content, accountVersion, accountSchema);
  if (account.state !== "known") return account.state === "newer" ? { state: "newer" } : { state: "damaged" };
  return { state: "decoded", account: account.value };
}
