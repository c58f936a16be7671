/** @file The main job, end to end, with an authenticator that is not ours. */
import { codeFor, scan, secretIn } from "../authenticator.ts";
import { firstPage, launch, moveClock, timeOf } from "../launch.ts";
import { activate, ada, keepCodes, register, signIn } from "../people.ts";
import { expect, test } from "./app.ts";

test("R1 R5 R7 R19 R26 R27: register, sign in, scan, activate, sign in with a code and with a recovery code, disable; it survives a restart", async ({
  app,
  page,
  profile,
}) => {
  await register(page);
  await signIn(page);
  await page.getByRole("button", { name: "Setup 2FA" }).click();
  await expect(page.getByRole("heading", { name: "Scan QR Code" })).toBeVisible();
  await expect(page.getByRole("img", { name: /QR code/u })).toBeVisible();
  const uri = scan(await page.screenshot());
  expect(uri).toMatch(/^otpauth:\/\/totp\/Twofold:ada%40example\.org\?secret=[A-Z2-7]{32}&issuer=Twofold$/u);
  const secret = secretIn(uri);

  const [recoveryCode = ""] = await activate(page, codeFor(secret, await timeOf(app)));
  await keepCodes(page);
  await page.getByRole("button", { name: "Logout" }).click();
  await app.close();

  const again = await launch(profile);
  const window = await firstPage(again);
  await signIn(window);
  await expect(window.getByRole("heading", { name: "Two-Factor Authentication" })).toBeVisible();
  await expect(window.getByLabel("Authentication Code")).toBeFocused();
  await moveClock(again, 60_000);
  await window.getByLabel("Authentication Code").fill(codeFor(secret, await timeOf(again)));
  await expect(window.getByText(ada.email)).toBeVisible();

  await window.getByRole("button", { name: "Logout" }).click();
  await signIn(window);
  await window.getByRole("link", { name: "Use a recovery code" }).click();
  await window.getByLabel("Recovery Code").fill(recoveryCode.toLowerCase());
  await window.getByRole("button", { name: "Authenticate" }).click();
  await expect(window.getByText("9 of 10")).toBeVisible();

  await moveClock(again, 60_000);
  await window.getByRole("button", { name: "Disable 2FA" }).click();
  const dialog = window.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill(ada.password);
  await dialog.getByLabel("Authentication Code").fill(codeFor(secret, await timeOf(again)));
  await dialog.getByRole("button", { name: "Disable 2FA" }).click();
  await expect(window.getByText("Two Factor Authentication Disabled")).toBeVisible();
  await window.getByRole("button", { name: "Logout" }).click();
  await signIn(window);
  await expect(window.getByRole("button", { name: "Setup 2FA" })).toBeVisible();
  await again.close();
});
