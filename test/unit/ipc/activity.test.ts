/** @file What is kept of an account's history (R30): that all of it is true, and that no flood pushes out what matters. */
import { expect, test } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { ada, credentials, enrolled, openScene, readAccount, type Scene, signedIn } from "../backend.ts";

/** A scene in which something happens during a write that is still to come. */
async function writing(): Promise<{ scene: Scene; during: (nth: number, act: () => unknown) => void }> {
  const acts: ((() => unknown) | undefined)[] = [];
  const create: typeof nodeDisk.create = async (path, content) => {
    await acts.shift()?.();
    await nodeDisk.create(path, content);
  };
  const scene = await openScene({ disk: { ...nodeDisk, create } });
  return { scene, during: (nth, act) => (acts[nth - 1] = act) };
}

/** What is on record, newest first. */
const told = async (scene: Scene): Promise<string[]> => {
  const { activity } = await readAccount(scene, ada.email);
  return activity.map(({ kind, ok }) => (ok ? kind : `not ${kind}`));
};

test("R30: nor does a sign-in stay on record that is called off by whoever is signed in already", async () => {
  const { scene, during } = await writing();
  await signedIn(scene);
  const before = await told(scene);
  during(2, async () => scene.yes("logout", {}));
  expect(await scene.no("login", credentials)).toBe("401 not_signed_in");
  expect(await told(scene)).toEqual(["password", ...before]);
});

test.each([1, 2])("R30: a right password whose sign-in is called off in write %i is told as right", async (nth) => {
  const { scene, during } = await writing();
  await scene.yes("register", ada);
  during(nth, async () => scene.yes("logout", {}));
  expect(await scene.no("login", credentials)).toBe("401 not_signed_in");
  expect(await told(scene)).toEqual(["password", "registered"]);
  expect((await readAccount(scene, ada.email)).failures.password.count).toBe(0);
});

test("R30: of two right sign-ins at once, none is told as wrong", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  await Promise.all([1, 2].map(async () => scene.backend.serve("login", credentials)));
  expect(await told(scene)).toEqual(["signed_in", "password", "password", "registered"]);
});

test("R30: nor is a sign-in told that is called off while its code is brought to disk", async () => {
  const { scene, during } = await writing();
  const code = await enrolled(scene);
  await scene.yes("login", credentials);
  const before = await told(scene);
  during(1, async () => scene.yes("logout", {}));
  expect(await scene.no("otpValidate", { token: code() })).toBe("401 not_signed_in");
  expect(await told(scene)).toEqual(["code", ...before]);
});

test("R30: a proof that is called off once one is signed in leaves the sign-in on record", async () => {
  const { scene, during } = await writing();
  const code = await enrolled(scene);
  const before = await told(scene);
  expect(before).toContain("signed_in");
  during(1, async () => scene.yes("logout", {}));
  expect(await scene.no("otpValidate", { token: code() })).toBe("401 not_signed_in");
  expect(await told(scene)).toEqual(["code", ...before]);
});

test("R30: tells when; the last sign-in is the one before this", async () => {
  const scene = await openScene();
  await signedIn(scene);
  expect(await scene.yes("overview", {})).toMatchObject({ last_sign_in: null });
  const first = new Date(scene.clock.now).toISOString();
  scene.clock.now += 1000;
  await scene.yes("login", credentials);
  const { entries } = await scene.yes("activity", {});
  expect(entries[0]).toEqual({ at: new Date(scene.clock.now).toISOString(), kind: "signed_in", ok: true });
  expect(entries.at(-1)).toEqual({ at: first, kind: "registered", ok: true });
  expect(await scene.yes("overview", {})).toMatchObject({ last_sign_in: first });
});

test("R30: of each kind and outcome the newest 100 are kept: no flood of one pushes another out", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  await scene.yes("login", credentials);
  expect(await scene.no("login", { ...credentials, password: "wrong horse" })).toBe("400 wrong_credentials");
  for (let time = 0; time < 120; time += 1) {
    scene.clock.now += 1;
    await scene.yes("login", credentials);
  }
  const { entries } = await scene.yes("activity", {});
  const newest = entries.slice(0, 200);
  expect(newest.filter(({ kind }) => kind === "password")).toHaveLength(100);
  expect(newest.filter(({ kind }) => kind === "signed_in")).toHaveLength(100);
  expect(entries.slice(200)).toMatchObject([
    { kind: "password", ok: false },
    { kind: "registered", ok: true },
  ]);
});
