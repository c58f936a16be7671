/** @file What an imported file may hold: whoever knows its passphrase can have written anything into it (R32). */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encodeExported } from "../../../electron/auth/exported-account.ts";
import { createHashing } from "../../../electron/auth/hashing.ts";
import type { Account } from "../../../electron/store/account.ts";
import { activityKinds, noticeKinds } from "../../../shared/history.ts";
import { refuse } from "../../../shared/refusals.ts";
import { ada, credentials, enrolled, openScene, policy, readAccount, type Scene } from "../backend.ts";

const passphrase = "a long enough passphrase";
const hashing = createHashing(2, randomBytes);

/** Ada's account as it is on disk, with a second factor and recovery codes, and its authenticator. */
async function hers(scene: Scene): Promise<{ account: Account; code: (steps?: number) => string; codes: string[] }> {
  const code = await enrolled(scene);
  const { codes } = await scene.yes("recoveryCreate", {});
  return { account: await readAccount(scene, ada.email), code, codes };
}

const fileOf = async (account: Account, cost = policy.scrypt.exported): Promise<string> =>
  encodeExported(account, passphrase, { hashing, cost, bytes: randomBytes });

const key = { secret: "A".repeat(32), algorithm: "SHA1", digits: 6, period: 30 } as const;
const beyond = 8.64e15 + 1;

describe("R32: an imported account is refused", () => {
  const changes: [string, (account: Account) => Partial<Account>][] = [
    ["with an e-mail that is not in lower case", () => ({ email: "Ada@Example.org" })],
    ["with an e-mail that is too long", () => ({ email: `${"a".repeat(60)}@${"b.".repeat(100)}org` })],
    ["with a name that is too long", () => ({ name: "x".repeat(101) })],
    ["with a control character in its name", () => ({ name: "Ada\u0000" })],
    ["made after the last date", () => ({ createdAt: beyond })],
    ["with an entry after the last date", () => ({ activity: [{ at: beyond, kind: "signed_in", ok: true }] })],
    ["with a secret that is far too long", () => ({ factor: { ...key, secret: "A".repeat(129), lastStep: 0 } })],
    [
      "R4: with codes of eight digits, for which there is no field",
      () => ({ factor: { ...key, digits: 8, lastStep: 0 } }),
    ],
    ["R4: with other time steps than ours", () => ({ factor: { ...key, period: 60, lastStep: 0 } })],
    ["R4: with another algorithm than ours", () => ({ factor: { ...key, algorithm: "SHA256", lastStep: 0 } })],
    ["R19: with recovery codes and no factor", () => ({ factor: null })],
    ["with a secret that is too short", () => ({ factor: { ...key, secret: "A".repeat(15), lastStep: 0 } })],
    ["with a last step after the last date", () => ({ factor: { ...key, lastStep: 2 ** 50 } })],
    ["with a last step before the first", () => ({ factor: { ...key, lastStep: -1 } })],
    ["with a salt that is far too long", ({ password }) => ({ password: { ...password, salt: "A".repeat(129) } })],
    [
      "with more recovery codes than a set has",
      ({ recovery }) => ({ recovery: [...(recovery ?? []), ...(recovery ?? [])] }),
    ],
    ["whose N is no power of two", ({ password }) => ({ password: { ...password, cost: 3 } })],
    ["whose N is one", ({ password }) => ({ password: { ...password, cost: 1 } })],
    ["whose password takes more work than ours", ({ password }) => ({ password: { ...password, cost: 2 ** 5 } })],
    ["whose password takes 2^40 rounds", ({ password }) => ({ password: { ...password, cost: 2 ** 40 } })],
    [
      "whose password takes blocks larger than ours",
      ({ password }) => ({ password: { ...password, cost: 2, blockSize: 64 } }),
    ],
    ["whose password takes too many parts", ({ password }) => ({ password: { ...password, parallelization: 4000 } })],
    [
      "whose recovery codes take more work than ours",
      ({ recovery }) => ({
        recovery: recovery?.map((code) => ({ ...code, hash: { ...code.hash, blockSize: 9 } })) ?? [],
      }),
    ],
  ];
  test.each(changes)("%s", async (_, change) => {
    const { account } = await hers(await openScene());
    const other = await openScene();
    const file = await fileOf({ ...account, ...change(account) });
    expect(await other.no("importAccount", { file, passphrase })).toBe("400 damaged_file");
    expect(other.logged).toEqual([]);
  });
  test.each([
    { cost: 2 ** 5, blockSize: 8, parallelization: 1 },
    { cost: 2 ** 4, blockSize: 8, parallelization: 2 },
    { cost: 2 ** 4, blockSize: 9, parallelization: 1 },
    { cost: 2, blockSize: 64, parallelization: 1 },
    { cost: 2 ** 3, blockSize: 8, parallelization: 1 },
    { cost: 2 ** 4, blockSize: 1, parallelization: 1 },
  ])("when its file asks for other work than this program's files do: %o", async (cost) => {
    const scene = await openScene();
    const { account } = await hers(scene);
    expect(await (await openScene()).no("importAccount", { file: await fileOf(account, cost), passphrase })).toBe(
      "400 damaged_file",
    );
  });
});

test("R32: a file whose history is faulty in thousands of places is damaged, like any other", async () => {
  const { account } = await hers(await openScene());
  const faulty = Object.assign({}, account, { activity: Array.from({ length: 60_000 }, () => ({})) });
  const crafted = await encodeExported(faulty, passphrase, {
    hashing,
    cost: policy.scrypt.exported,
    bytes: randomBytes,
  });
  const other = await openScene();
  expect(await other.no("importAccount", { file: crafted, passphrase })).toBe("400 damaged_file");
  expect(other.logged).toEqual([]);
});

describe("an imported account", () => {
  test("R26: has no pending enrolment, which could take the place of its factor", async () => {
    const scene = await openScene();
    const { account } = await hers(scene);
    const pending = { ...key, expiresAt: 8.64e15 };
    const other = await openScene({ clock: scene.clock });
    await other.yes("importAccount", { file: await fileOf({ ...account, pending }), passphrase });
    expect(await readAccount(other, ada.email)).toMatchObject({
      pending: null,
      factor: { secret: account.factor?.secret },
    });
  });
  test("R32: is no larger than one that grew here", async () => {
    const scene = await openScene();
    const { account } = await hers(scene);
    const entries = Array.from({ length: 900 }, (_, at) => ({ at: 900 - at, kind: "signed_in", ok: true }) as const);
    const notices = entries.map(({ at }) => ({ at, kind: at % 2 === 0 ? "wrong_code" : "password_changed" }) as const);
    const other = await openScene({ clock: scene.clock });
    await other.yes("importAccount", { file: await fileOf({ ...account, activity: entries, notices }), passphrase });
    const kept = await readAccount(other, ada.email);
    expect(kept.activity).toStrictEqual([
      { at: scene.clock.now, kind: "imported", ok: true },
      ...entries.slice(0, 100),
    ]);
    expect(kept.notices).toStrictEqual([{ at: scene.clock.now, kind: "imported" }, ...notices.slice(0, 200)]);
  });
  test("R30: with all the history that is kept, it can be carried on", async () => {
    const scene = await openScene();
    const { account, code } = await hers(scene);
    const times = Array.from({ length: 100 }, (_, place) => scene.clock.now - place);
    const activity = times.flatMap((at) =>
      activityKinds.flatMap((kind) => [true, false].map((ok) => ({ at, kind, ok }) as const)),
    );
    const notices = times.flatMap((at) => noticeKinds.map((kind) => ({ at, kind }) as const));
    await scene.yes("deleteAccount", { password: ada.password, token: code() });
    await scene.yes("importAccount", { file: await fileOf({ ...account, activity, notices }), passphrase });
    scene.clock.now += 60_000;
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    scene.clock.now += 30_000;
    await scene.yes("exportAccount", { password: ada.password, token: code(), passphrase });
    const other = await openScene({ clock: scene.clock });
    await other.yes("importAccount", { file: scene.saved[0], passphrase });
    const kept = await readAccount(other, ada.email);
    // of the refused passwords the oldest made room for the right one, which counted as refused until it was compared
    expect(kept.activity).toHaveLength(activity.length - 1);
    expect(kept.notices).toHaveLength(notices.length);
  });
  test("R7: brings no code back that was spent after its export; recovery codes that were, it does", async () => {
    const scene = await openScene();
    const { code, codes } = await hers(scene);
    await scene.yes("exportAccount", { password: ada.password, token: code(), passphrase });
    const spent = code(1);
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: spent });
    await scene.yes("deleteAccount", { password: ada.password, token: codes[0] });
    await scene.yes("importAccount", { file: scene.saved[0], passphrase });
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token: spent })).toBe("400 invalid_token");
    await scene.yes("otpValidate", { token: codes[0] }); // SECURITY.md says why
    scene.clock.now += 30_000;
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code(1) });
  });
});

test("R7: imported with a clock that was ahead, codes count as used until it comes to that time again, and it is said until when", async () => {
  const scene = await openScene();
  const { account, code, codes } = await hers(scene);
  const file = await fileOf(account);
  const other = await openScene({ clock: scene.clock });
  const ahead = 7_200_000;
  other.clock.now += ahead;
  await other.yes("importAccount", { file, passphrase });
  other.clock.now -= ahead;
  await other.yes("login", credentials);
  const until = new Date(other.clock.now + ahead + 60_000).toISOString();
  expect(await other.backend.serve("otpValidate", { token: code() })).toEqual(
    refuse("invalid_token", { spent_until: until }),
  );
  await other.yes("otpValidate", { token: codes[0] });
  other.clock.now += ahead + 60_000;
  await other.yes("login", credentials);
  await other.yes("otpValidate", { token: code() });
});

test("R26: a code never makes a pending enrolment take the place of a live factor", async () => {
  const scene = await openScene();
  const { code } = await hers(scene);
  expect(await scene.no("otpVerify", { token: code() })).toBe("403 already_enabled");
});
