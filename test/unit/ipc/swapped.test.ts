/**
 * @file Another document in the place of the one that somebody has signed in to, put there by who can write the files
 * while the app runs: the session is not for that one (R22, R28).
 */
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { codeFor } from "../../authenticator.ts";
import { ada, credentials, enrolled, openScene, readAccount, type Scene, signedIn } from "../backend.ts";

const mallory = { ...ada, password: "an altogether other one" };

/** The one document's path. */
async function placeOf({ folder }: Scene): Promise<string> {
  const documents = join(folder, "accounts");
  const name = (await readdir(documents, { recursive: true })).find((path) => path.endsWith(".sealed"));
  return join(documents, name ?? "");
}

/** Takes the account's document away, registers its e-mail for somebody else, and signs them in. */
async function usurped(scene: Scene): Promise<{ place: string; hers: Uint8Array }> {
  const place = await placeOf(scene);
  const hers = await readFile(place);
  await rename(place, join(scene.folder, "kept"));
  await scene.yes("register", mallory);
  await scene.yes("login", { email: ada.email, password: mallory.password });
  return { place, hers };
}

/** A scene, and a way to meddle with its files between a step-up and what that is for. */
async function steppingScene(): Promise<{ scene: Scene; onceSteppedUp: (meddle: () => Promise<void>) => void }> {
  let beforeReading: (() => Promise<void>) | undefined;
  const read = async (path: string): Promise<Uint8Array> => {
    await beforeReading?.();
    return nodeDisk.read(path);
  };
  const scene = await openScene({ disk: { ...nodeDisk, read } });
  return {
    scene,
    onceSteppedUp(meddle) {
      const { length: states } = scene.states;
      beforeReading = async () => {
        if (scene.states.length > states) await meddle(); // the step-up has begun its session
      };
    },
  };
}

test("R22 R28: who has signed in to an account of their own gets nothing of the one put in its place", async () => {
  const scene = await openScene();
  await enrolled(scene);
  const { place, hers } = await usurped(scene);
  await writeFile(place, hers);
  expect(await scene.no("recoveryCreate", {})).toBe("401 otp_not_verified"); // what is known of their own
  expect(await scene.no("overview", {})).toBe("401 not_signed_in");
  expect(scene.states.at(-1)).toBe("signed-out");
  expect(await scene.yes("session", {})).toMatchObject({ state: "signed-out" });
  expect((await readAccount(scene, ada.email)).recovery).toBeNull();
});

test("R22 R28: nor is it told before any proof is asked for, be it whose name it is or whether a factor is on", async () => {
  const early = [
    ["changePassword", { password: "x", new_password: "Countess Lovelace" }],
    ["otpDisable", { password: "x", token: "000000" }],
  ] as const;
  for (const [method, request] of early) {
    const scene = await openScene();
    await scene.yes("register", { ...ada, name: "Countess Lovelace" });
    const { place, hers } = await usurped(scene);
    await writeFile(place, hers);
    expect(await scene.no(method, request)).toBe("401 not_signed_in");
    expect(scene.states.at(-1)).toBe("signed-out");
  }
});

test("R22 R28: the proof of one's own password changes that of no document put in its place meanwhile", async () => {
  const { scene, onceSteppedUp } = await steppingScene();
  await enrolled(scene);
  const { place, hers } = await usurped(scene);
  onceSteppedUp(() => writeFile(place, hers));
  const request = { password: mallory.password, new_password: "and a third one of mine" };
  expect(await scene.no("changePassword", request)).toBe("401 not_signed_in");
  await scene.yes("login", credentials);
});

test("R21 R28: the second factor of another document is none for a sign-in that waits", async () => {
  const scene = await openScene();
  await enrolled(scene);
  const { place, hers } = await usurped(scene);
  const { base32 } = await scene.yes("otpGenerate", {});
  await scene.yes("otpVerify", { token: codeFor(base32, scene.clock.now) });
  const theirs = await readFile(place);
  await writeFile(place, hers);
  await scene.yes("login", credentials);
  await writeFile(place, theirs);
  scene.clock.now += 30_000;
  expect(await scene.no("otpValidate", { token: codeFor(base32, scene.clock.now) })).toBe("401 not_signed_in");
});

test("R22 R28: a sign-in to an older copy, without a second factor, is none to the account of today", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  const place = await placeOf(scene);
  const old = await readFile(place);
  await scene.yes("login", credentials);
  const { base32 } = await scene.yes("otpGenerate", {});
  await scene.yes("otpVerify", { token: codeFor(base32, scene.clock.now) });
  const today = await readFile(place);
  await writeFile(place, old);
  await scene.yes("login", credentials);
  await writeFile(place, today);
  expect(await scene.no("overview", {})).toBe("401 not_signed_in");
});

test("R24 R28: no other document's password is the step-up for what is then done to one's own", async () => {
  const { scene, onceSteppedUp } = await steppingScene();
  await signedIn(scene);
  const { place, hers } = await usurped(scene);
  const theirs = await readFile(place);
  await writeFile(place, hers);
  await scene.yes("login", credentials); // and leaves the window open
  await writeFile(place, theirs);
  onceSteppedUp(() => writeFile(place, hers));
  const request = { password: mallory.password, new_password: "and a third one of mine" };
  expect(await scene.no("changePassword", request)).toBe("401 not_signed_in");
});

test("R24 R28: nor for deleting another one, put in its place after the step-up", async () => {
  const { scene, onceSteppedUp } = await steppingScene();
  await signedIn(scene);
  const { place, hers } = await usurped(scene);
  onceSteppedUp(() => writeFile(place, hers));
  expect(await scene.no("deleteAccount", { password: mallory.password })).toBe("401 not_signed_in");
  await scene.yes("login", credentials);
});

test("R22 R28: whoever proves a password on another document is signed out", async () => {
  const scene = await openScene();
  await signedIn(scene);
  const { place, hers } = await usurped(scene);
  await writeFile(place, hers);
  expect(await scene.no("confirmPassword", { password: ada.password })).toBe("401 not_signed_in");
  expect(scene.states.at(-1)).toBe("signed-out");
});

test("R22: a session outlasts the changes of what proves it", async () => {
  const scene = await openScene();
  await signedIn(scene);
  await scene.yes("changePassword", { password: ada.password, new_password: mallory.password });
  const { base32 } = await scene.yes("otpGenerate", {});
  await scene.yes("otpVerify", { token: codeFor(base32, scene.clock.now) });
  await scene.yes("overview", {});
  scene.clock.now += 30_000;
  await scene.yes("otpDisable", { password: mallory.password, token: codeFor(base32, scene.clock.now) });
  expect(await scene.yes("session", {})).toMatchObject({ state: "signed-in", user: { otp_enabled: false } });
});
