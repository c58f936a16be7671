/**
 * @file Generated requests of every wrong kind, on every channel in every session state (R32): a refusal each time,
 * never a crash, and nothing changed on disk.
 */
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fc } from "@fast-check/vitest";
import { describe, expect, test, vi } from "vitest";
import { type Method, methods } from "../../../shared/channels.ts";
import { contract } from "../../../shared/contract.ts";
import { ada, credentials, enrolled, openScene, type Scene, signedIn } from "../backend.ts";
import { readable } from "./requests.ts";

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

const strangeKeys = ["user_id", "otp_enabled", "__proto__", "constructor", "toString"];
const wrongValue = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.constant("x".repeat(1_000_000)),
  fc.constant("\uD800"),
  fc.constant(`a@${"b".repeat(300)}.org`),
);
const edit = fc.oneof(
  fc.record({ to: wrongValue }),
  fc.record({ to: fc.array(wrongValue, { maxLength: 12 }) }),
  fc.constant("gone" as const),
);

/** A request that can be read, but for a value or two of its own, or a key too many or too few. */
const nearMiss = (method: Method): fc.Arbitrary<object> => {
  const key = fc.constantFrom(...Object.keys(readable[method]), ...strangeKeys);
  return fc.array(fc.tuple(key, edit), { minLength: 1, maxLength: 3 }).map((edits) => {
    const request = structuredClone(readable[method]);
    for (const [name, change] of edits) {
      if (change === "gone") Reflect.deleteProperty(request, name);
      else {
        const own = { value: change.to, enumerable: true, configurable: true, writable: true };
        Object.defineProperty(request, name, own);
      }
    }
    return request;
  });
};

describe.each(Object.entries(states))("R32: while %s", (_state, enter) => {
  test.each(methods)("%s refuses whatever its schema refuses, and changes nothing", async (method) => {
    const scene = await openScene();
    await enter(scene);
    const before = await digest(scene.folder);
    await fc.assert(
      fc.asyncProperty(fc.oneof(nearMiss(method), fc.anything(), wrongValue), async (request) => {
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
