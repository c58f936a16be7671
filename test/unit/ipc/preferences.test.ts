/** @file Preferences through the handlers: anyone may choose, within bounds, and the choice has its effect. */
import { expect, test } from "vitest";
import { openScene, signedIn } from "../backend.ts";

test("the language of the system is spoken until another one is chosen", async () => {
  const scene = await openScene();
  expect(await scene.yes("preferences", {})).toEqual({
    theme: "system",
    language: "system",
    idle_minutes: 15,
    speaks: "de",
  });
  const next = { theme: "dark", language: "ar", idle_minutes: 5 };
  expect(await scene.yes("setPreferences", next)).toEqual({ ...next, speaks: "ar" });
  expect(await (await scene.restart()).yes("preferences", {})).toEqual({ ...next, speaks: "ar" });
});
test("R23: a session lasts as long without a sign of its user as was chosen", async () => {
  const scene = await openScene();
  await signedIn(scene);
  await scene.yes("setPreferences", { theme: "system", language: "system", idle_minutes: 1 });
  scene.clock.now += 59_999;
  expect((await scene.yes("session", {})).state).toBe("signed-in");
  scene.clock.now += 1;
  expect((await scene.yes("session", {})).state).toBe("signed-out");
  expect(scene.ends).toEqual(["idle"]);
  expect(scene.states).toEqual(["signed-in", "signed-out"]);
});
test("R23 R32: no more than an hour can be chosen", async () => {
  const scene = await openScene();
  for (const idle of [0, 61, 1.5, -1, "15", null]) {
    expect(await scene.no("setPreferences", { theme: "system", language: "system", idle_minutes: idle })).toBe(
      "422 invalid_input",
    );
  }
  expect((await scene.yes("preferences", {})).idle_minutes).toBe(15);
});
test("a secret is copied only by someone who is signed in", async () => {
  const scene = await openScene();
  expect(await scene.no("copySecret", { text: "JBSWY3DP" })).toBe("401 not_signed_in");
  await signedIn(scene);
  expect(await scene.yes("copySecret", { text: "JBSWY3DP" })).toEqual({ copied: true });
  expect(scene.copied).toEqual(["JBSWY3DP"]);
});
