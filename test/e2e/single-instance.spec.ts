/** @file One app to a profile: a second start ends by itself and brings the first window forward. */
import { join } from "node:path";
import { startAgain } from "../launch.ts";
import { register, signIn } from "../people.ts";
import { expect, test, windowOf } from "./app.ts";

test("a second start of the same profile ends with 0 and brings the first window back, focused", async ({
  app,
  page,
  profile,
}) => {
  await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
  const window = await windowOf(app);
  await window.evaluate((main) => main.minimize());
  await expect.poll(async () => window.evaluate((main) => main.isMinimized())).toBe(true);
  expect(await startAgain(app, profile)).toBe(0);
  await expect.poll(async () => window.evaluate((main) => main.isMinimized())).toBe(false);
  await expect.poll(async () => window.evaluate((main) => main.isFocused())).toBe(true);
  expect(app.windows()).toHaveLength(1);
});

test("two profiles run side by side and know nothing of each other", async ({ page, profile, start }) => {
  const { app: second, page: secondPage } = await start(join(profile, "another"));
  await register(page);
  await signIn(page);
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  await signIn(secondPage);
  await expect(secondPage.getByRole("alert")).toHaveText("Incorrect Email or Password");
  await second.close();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
});
