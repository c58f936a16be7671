/**
 * @file Somebody at the bridge who has none of the proofs that are asked for, or only spent ones: whatever is asked, in
 * whatever order, many at once and with the clock moved, nothing of the account changes but what is charged and recorded,
 * and no answer and no file holds a secret of it (R21, R24, R29, R32).
 */
import { fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { type Method, methods } from "../../../shared/channels.ts";
import type { Account } from "../../../electron/store/account.ts";
import { ada, credentials, enrolled, openScene, policy, readAccount, type Scene } from "../backend.ts";
import { readable } from "./requests.ts";

/** What nobody without a proof may change. */
const kept = ({ id, name, email, password, factor, pending, recovery, createdAt, updatedAt }: Account): unknown => ({
  id,
  name,
  email,
  password,
  factor,
  pending,
  recovery,
  createdAt,
  updatedAt,
});

/** An account with a factor, and with recovery codes where they were made. */
interface Victim {
  readonly scene: Scene;
  /** What its authenticator shows now, or so many time steps from now. */
  readonly code: (steps?: number) => string;
  /** Its proofs that are spent. */
  readonly spent: readonly string[];
  /** What must never be told. */
  readonly secrets: readonly string[];
}

async function victim(hasCodes: boolean): Promise<Victim> {
  const scene = await openScene();
  const code = await enrolled(scene);
  const codes = hasCodes ? (await scene.yes("recoveryCreate", {})).codes : [];
  if (hasCodes) {
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: codes[0] });
  }
  await scene.yes("login", credentials);
  const token = code();
  await scene.yes("otpValidate", { token });
  const { password, factor, recovery } = await readAccount(scene, ada.email);
  const hashes = [password, ...(recovery ?? []).map(({ hash }) => hash)].flatMap(({ hash, salt }) => [hash, salt]);
  const secrets = [...codes, ...hashes, ...(factor ? [factor.secret] : [])];
  return { scene, code, spent: [token, ...codes.slice(0, 1)], secrets };
}

/** What was proved here is longer ago than it counts for. */
const leftOpen = async ({ scene }: Victim): Promise<void> => {
  scene.clock.now += policy.freshPassword + 60_000;
};

/** Where somebody may be without a proof, and the passwords that are tried there. */
interface Place {
  readonly enter: (found: Victim) => Promise<unknown>;
  readonly tried: readonly string[];
  /** false: no recovery codes were made yet. */
  readonly hasCodes?: false;
}

const places: Readonly<Record<string, Place>> = {
  "at the sign-in": { enter: async ({ scene }) => scene.yes("logout", {}), tried: ["not hers", ada.email] },
  "with the password alone": { enter: async ({ scene }) => scene.yes("login", credentials), tried: [ada.password] },
  "at a window that was left open": { enter: leftOpen, tried: ["not hers", ada.name] },
  "at such a window, with the password": { enter: leftOpen, tried: [ada.password] },
  "at such a window, with the password, before recovery codes were made": {
    enter: leftOpen,
    tried: [ada.password],
    hasCodes: false,
  },
};

const pickOf = <T>(of: readonly T[], pick: number): T | undefined => of[pick % of.length];

/** A request that can be read, with no proof but those in the place of right ones, for ada's account or another. */
function asked(method: Method, { code, spent }: Victim, tried: readonly string[], pick: number): unknown {
  // a guess that by chance is right would be one
  const wrong = ["000000", "111111", "222222", "333333"].find((token) => ![code(-1), code(), code(1)].includes(token));
  const proofs = {
    password: pickOf(tried, pick),
    token: pickOf([wrong, "01-AAAA-AAAA-AAAAA", "", ...spent], pick),
    email: pickOf([ada.email, "eve@example.org"], pick),
  };
  return Object.fromEntries(
    Object.entries(readable[method]).map(([key, value]) => [
      key,
      Object.hasOwn(proofs, key) ? Reflect.get(proofs, key) : value,
    ]),
  );
}

const steps = fc.array(
  fc.record({
    batch: fc.array(fc.tuple(fc.constantFrom(...methods), fc.nat(60)), { minLength: 1, maxLength: 6 }),
    passing: fc.constantFrom(0, 1000, 30_000, 200_000),
  }),
  { minLength: 4, maxLength: 12 },
);

describe.each(Object.entries(places))("R21 R24 R29 R32: %s", (_place, { enter, tried, hasCodes = true }) => {
  test("nothing is gained without a proof", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const found = await victim(hasCodes);
        await enter(found);
        const { scene, secrets } = found;
        const before = kept(await readAccount(scene, ada.email));
        const told: string[] = [];
        for (const { batch, passing } of taken) {
          scene.clock.now += passing;
          const replies = await Promise.all(
            batch.map(async ([method, pick]) => scene.backend.serve(method, asked(method, found, tried, pick))),
          );
          told.push(...replies.map((reply) => JSON.stringify(reply)));
        }
        expect(kept(await readAccount(scene, ada.email))).toEqual(before);
        const all = [...told, ...scene.saved, ...scene.copied].join("\n");
        for (const secret of secrets) expect(all).not.toContain(secret);
        expect(all).not.toContain('"failed"');
        expect(scene.logged).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
