/** @file Taking an account to another computer: an encrypted file from the one, into a fresh profile on the other. */
import { join } from "node:path";
import type { ElectronApplication } from "playwright";
import { codeFor } from "../authenticator.ts";
import { moveClock, timeOf } from "../launch.ts";
import { ada, button, fieldsOf, nextCode, signIn } from "../people.ts";
import { expect, test } from "./app.ts";

/** Answers the system's next dialogs for saving: with that path, or "" for having thought better of it. */
const saveTo = async (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => Promise.resolve({ canceled: path === "", filePath: path });
  }, filePath);

test.use({ before: "enrolled" });

test("R7 R24: an export that is called off keeps what it needs; then it is imported on another computer, whose next code signs in", async ({
  app,
  page,
  secret,
  profile,
  start,
}) => {
  const passphrase = "four words for a file";
  await signIn(page);
  await fieldsOf(page).code.fill(await nextCode(app, secret));
  await button(page, "Export account").click();
  const dialog = page.getByRole("dialog", { name: "Export account" });
  await dialog.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await dialog.getByLabel("Confirm Passphrase", { exact: true }).fill(passphrase);
  const { password, code } = fieldsOf(dialog);
  await password.fill(ada.password);
  await code.fill(await nextCode(app, secret));
  await saveTo(app, "");
  await button(dialog, "Export").click();
  await expect(dialog.getByText("Nothing was exported")).toBeVisible();
  await expect(code).toHaveValue("");
  await expect(code).toBeFocused();
  await expect(password).toHaveValue(ada.password);

  const file = join(profile, "ada.json");
  await saveTo(app, file);
  await code.fill(await nextCode(app, secret));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("Account exported");

  const other = await start(join(profile, "another"));
  await moveClock(other.app, (await timeOf(app)) - (await timeOf(other.app)));
  await other.page.getByRole("link", { name: "Import an account" }).click();
  const importing = other.page.getByRole("dialog");
  await importing.getByLabel("Exported file").setInputFiles(file);
  await importing.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await button(importing, "Import").click();
  await expect(other.page.getByRole("status")).toContainText("Account imported, please login");
  await expect(fieldsOf(other.page).email).toHaveValue(ada.email);
  await signIn(other.page);
  // whatever code may have been used where it came from is spent here
  await fieldsOf(other.page).code.fill(codeFor(secret, await timeOf(other.app)));
  await expect(other.page.getByRole("alert")).toContainText("This code counts as used");
  await moveClock(other.app, 60_000);
  await fieldsOf(other.page).code.fill(codeFor(secret, await timeOf(other.app)));
  await expect(other.page.getByRole("heading", { name: "Profile" })).toBeVisible();
});
