/** @file The sealed form of a document: what is written comes back, and nothing else does. */
import { randomBytes } from "node:crypto";
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { masterKeyOf } from "../../../electron/store/keys.ts";
import { documentName } from "../../../electron/store/document-name.ts";
import { nonceLength, seal, unseal } from "../../../electron/store/sealing.ts";
import { ada, key } from "./fixture.ts";

const nonce = (): Uint8Array => randomBytes(nonceLength);
const content = Buffer.from("a small document");
const sealed = seal(key.sealing, "name", nonce(), content);
const start = 4 + 1 + 12 + 16;

describe("R28: a sealed file", () => {
  property.prop([fc.uint8Array({ maxLength: 2000 }), fc.string()])("gives back what was sealed", (bytes, name) => {
    const opened = unseal(key.sealing, name, seal(key.sealing, name, nonce(), bytes));
    expect(opened).toEqual({ state: "opened", content: Buffer.from(bytes) });
  });

  property.prop([fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 })])(
    "is refused with any bit of it changed",
    (at, difference) => {
      const tampered = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ difference : byte));
      expect(unseal(key.sealing, "name", tampered).state).not.toBe("opened");
    },
  );

  test("is refused with any one byte changed", () => {
    const states = [...sealed.keys()].map((at) => {
      const tampered = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 0xff : byte));
      return unseal(key.sealing, "name", tampered).state;
    });
    // the version byte then says "newer", which is no less a refusal
    expect(states).toEqual([...sealed.keys()].map((at) => (at === 4 ? "newer" : "refused")));
  });

  test("is refused at any other length", () => {
    const states = [...sealed.keys()].map((at) => unseal(key.sealing, "name", sealed.subarray(0, at)).state);
    expect(new Set(states)).toEqual(new Set(["refused"]));
    expect(unseal(key.sealing, "name", Buffer.concat([sealed, Buffer.of(0)])).state).toBe("refused");
  });

  property.prop([fc.uint8Array({ maxLength: 200 })])("is refused when it is anything at all", (bytes) => {
    expect(unseal(key.sealing, "name", bytes).state).not.toBe("opened");
  });

  property.prop([fc.string(), fc.string()])("belongs to one name", (one, other) => {
    fc.pre(one !== other);
    expect(unseal(key.sealing, other, seal(key.sealing, one, nonce(), content)).state).toBe("refused");
  });

  test("belongs to one key, and to the sealing one", () => {
    expect(unseal(masterKeyOf(new Uint8Array(32), async () => true).sealing, "name", sealed).state).toBe("refused");
    expect(unseal(key.naming, "name", sealed).state).toBe("refused");
  });

  test("of an earlier version that never was is refused", () => {
    expect(
      unseal(
        key.sealing,
        "name",
        Uint8Array.from(sealed, (byte, at) => (at === 4 ? 0 : byte)),
      ).state,
    ).toBe("refused");
  });

  test("has the nonce it was given and shows nothing of what is in it", () => {
    const given = nonce();
    const file = Buffer.from(seal(key.sealing, "name", given, content));
    expect(file.subarray(5, 17)).toEqual(Buffer.from(given));
    expect(file.length).toBe(start + content.length);
    expect(file.includes(content.subarray(0, 6))).toBe(false);
  });
});

describe("R28: what is on users' disks stays readable", () => {
  // made by this program's first version: a change that breaks these loses every account there is
  const first = "32464c4401000102030405060708090a0b92ba7901f7bf0bc060cff027b718f40e3f6710a5e956c2118d5e4cd0c68c39b8";

  test("a file of the first version opens", () => {
    expect(unseal(key.sealing, "name", Buffer.from(first, "hex"))).toEqual({ state: "opened", content });
  });

  test("a document keeps its name", () => {
    expect(documentName(key, ada)).toBe("8a73927f8f140fba91833ed5abea63c235ce4cab36ecbce40a15b70e7cee5b60.sealed");
  });
});
