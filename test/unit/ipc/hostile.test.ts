/**
 * @file Generated requests of every wrong kind, on every channel in every session state (R32): a refusal each time,
 * never a crash, and nothing changed on disk.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fc } from "@fast-check/vitest";
import { describe, expect, test, vi } from "vitest";
import { methods } from "../../../shared/channels.ts";
import { contract } from "../../../shared/contract.ts";
import { ada, credentials, enrolled, openScene, type Scene, signedIn } from "../backend.ts";

const states: Record<string, (scene: Scene) => Promise<unknown>> = {
  "signed-out": async (scene) => scene.yes("register", ada),
  "signed-in": signedIn,
  "signed-in with a factor": enrolled,
  pending: async (scene) => {
    await enrolled(scene);
    await scene.yes("login", credentials);
  },
};

/** A digest of every file below a folder. */
async function digest(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  for (const file of files.toSorted()) hash.update(file).update(await readFile(file));
  return hash.digest("hex");
}

const keys = ["name", "email", "password", "token", "user_id", "otp_enabled", "__proto__", "constructor", "toString"];
const wrongValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.constant("x".repeat(1_000_000)),
  fc.constant("\uD800"),
  fc.constant(`a@${"b".repeat(300)}.org`),
);
/** Objects with the right names and wrong values, too few and too many keys, own `__proto__` keys among them. */
const nearMiss = fc.array(fc.tuple(fc.constantFrom(...keys), wrongValue), { maxLength: 5 }).map((entries) => {
  const request = {};
  for (const [key, value] of entries) {
    Object.defineProperty(request, key, { value, enumerable: true, configurable: true, writable: true });
  }
  return request;
});
const anyRequest = fc.oneof(nearMiss, fc.anything(), wrongValue);

describe.each(Object.entries(states))("R32: while %s", (_state, enter) => {
  test.each(methods)("%s refuses whatever its schema refuses, and changes nothing", async (method) => {
    const scene = await openScene();
    await enter(scene);
    const before = await digest(scene.folder);
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        fc.pre(!contract[method].request.safeParse(request).success);
        expect(await scene.backend.serve(method, request)).toMatchObject({
          ok: false,
          status: 422,
          code: "invalid_input",
        });
      }),
      { numRuns: 130 },
    );
    expect(await digest(scene.folder)).toBe(before);
    expect(scene.logged).toEqual([]);
    expect(Object.prototype).not.toHaveProperty("otp_enabled");
  });
});

// marks of two classes in turn: putting them in order takes the square of their number
const marks = "\u0300\u0323".repeat(2_500_000);
const fields = methods.flatMap((method) =>
  Object.keys(contract[method].request.shape).map((field) => [method, field] as const),
);

test.each(fields)("R32: %s refuses a %s of 5 MB before it does any work on it", async (method, field) => {
  const scene = await openScene();
  // not done for true: it would take hours
  const works = (["normalize", "trim", "toLowerCase"] as const).map((name) =>
    vi.spyOn(String.prototype, name).mockReturnValue("x"),
  );
  const request = Object.fromEntries(
    Object.keys(contract[method].request.shape).map((key) => [key, key === field ? marks : "x"]),
  );
  const reply = await scene.backend.serve(method, request);
  const worked = works.flatMap(({ mock }) => mock.contexts.filter((text) => String(text).length > 10_000));
  vi.restoreAllMocks();
  expect(reply).toMatchObject({ ok: false, code: "invalid_input" });
  expect(worked).toHaveLength(0);
});
