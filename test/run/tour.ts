/**
 * @file `npm run tour`: drives the real app through the whole main job, takes a picture of each screen, light and dark,
 * and prints what it did, step by step. `--user-data-dir=DIR` names the profile; without it, a fresh one.
 */
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import type { Page } from "playwright";
import type { Command } from "../../shared/commands.ts";
import { codeFor, scan, secretIn } from "../authenticator.ts";
import { electronDist } from "../electron-dist.ts";
import { firstPage, launch, moveClock, timeOf } from "../launch.ts";
import { activate, keepCodes, type Person, register, signIn } from "../people.ts";

const root = resolve(import.meta.dirname, "../..");
const pictures = join(root, "docs/screenshots");
const given = process.argv.find((argument) => argument.startsWith("--user-data-dir="))?.split("=")[1];
const profile = given === undefined ? await mkdtemp(join(tmpdir(), "twofold-tour-")) : resolve(given);

const steps: string[] = [];
const done = (what: string): void => {
  steps.push(what);
  process.stdout.write(`${String(steps.length).padStart(2)}. ${what}\n`);
};

/** A picture of the screen in both themes. */
async function picture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), animations: "disabled" });
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}

/** Gives a command as the native menu does. */
const give = async (command: Command): Promise<void> =>
  app.evaluate(({ Menu }, id) => {
    Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
  }, command);

/** Opens a dialog by the button of its name, and waits for it. */
async function openFromProfile(name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.getByRole("dialog", { name }).waitFor();
  await page
    .getByText("Account created")
    .or(page.getByLabel(/^(?:Current )?Password$/u))
    .first()
    .waitFor();
}

const { kind, version, env } = await electronDist();
Object.assign(process.env, env);
process.stdout.write(
  kind === "real" ? `The tour, on Electron ${version}\n` : `The tour, on the stand-in for Electron ${version}\n`,
);
await mkdir(pictures, { recursive: true });
const app = await launch(profile);
const page = await firstPage(app);
// a given profile may have met the tour before: then somebody of the same name registers
const ada: Person = {
  name: "Ada Lovelace",
  email: given === undefined ? "ada@example.org" : `ada.${Date.now()}@example.org`,
  password: "correct horse battery",
};

await page.getByRole("heading", { name: "Welcome Back" }).waitFor();
await picture(page, "login");
await give("shortcuts");
await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
await picture(page, "shortcuts");
await page.keyboard.press("Escape");
await page.getByRole("link", { name: "Import an account" }).click();
await page.getByRole("dialog", { name: "Import an account" }).waitFor();
await picture(page, "import");
await page.keyboard.press("Escape");
await page.getByRole("link", { name: "Sign Up Here" }).click();
await page.getByRole("heading", { name: "Create account" }).waitFor();
await page.getByLabel("Password", { exact: true }).fill(ada.password);
await page.getByText(/^Strength/u).waitFor();
await picture(page, "register");
await page.getByRole("link", { name: "Login Here" }).click();
await register(page, ada);
done("Created an account");

await signIn(page, ada);
await page.getByRole("button", { name: "Setup 2FA" }).waitFor();
await picture(page, "profile");
done("Signed in with the password alone");

await page.getByRole("button", { name: "Setup 2FA" }).click();
await page.getByRole("img", { name: /QR code/u }).waitFor();
await picture(page, "setup");
const secret = secretIn(scan(await page.screenshot()));
done("Scanned the QR code off the screen with another program's authenticator");

const [kept] = await activate(page, codeFor(secret, await timeOf(app)));
await picture(page, "recovery-codes");
await keepCodes(page);
await picture(page, "profile-2fa");
await openFromProfile("Activity");
await picture(page, "activity");
await page.keyboard.press("Escape");
await openFromProfile("Change password");
await picture(page, "change-password");
await page.keyboard.press("Escape");
await openFromProfile("Export account");
await picture(page, "export");
await page.keyboard.press("Escape");
await openFromProfile("Delete account");
await picture(page, "delete");
await page.keyboard.press("Escape");
done("Activated 2FA with the authenticator's code, and kept the recovery codes");

await page.getByRole("button", { name: "Logout" }).click();
await moveClock(app, 60_000); // a code works once: wait for the next, but not really
await signIn(page, ada);
await page.getByRole("heading", { name: "Two-Factor Authentication" }).waitFor();
await picture(page, "validate");
await page.getByRole("link", { name: "Use a recovery code" }).click();
await picture(page, "validate-recovery");
await page.getByLabel("Recovery Code").fill(kept ?? "");
await page.getByRole("button", { name: "Authenticate" }).click();
await page.getByRole("button", { name: "Disable 2FA" }).waitFor();
done("Signed in with a recovery code");

await page.getByRole("button", { name: "Logout" }).click();
await signIn(page, ada);
await page.getByLabel("Authentication Code").fill("000000");
await page.getByRole("alert").waitFor();
await picture(page, "validate-wrong");
await page.getByLabel("Authentication Code").fill(codeFor(secret, await timeOf(app)));
await page.getByRole("button", { name: "Disable 2FA" }).waitFor();
await page.getByText(/^A recovery code was used/u).waitFor();
await picture(page, "notices");
done("Signed in with password and code, and was told of the recovery code");

await page.getByRole("button", { name: "Preferences" }).click();
await page.getByRole("dialog", { name: "Preferences" }).waitFor();
await picture(page, "preferences");
await page.getByLabel("Language").selectOption("العربية");
await page.getByRole("heading", { name: "التفضيلات" }).waitFor();
await picture(page, "preferences-ar");
await page.keyboard.press("Escape");
await picture(page, "profile-ar");
await page.getByRole("button", { name: "التفضيلات" }).click();
await page.getByLabel("اللغة").selectOption("English");
await page.getByRole("heading", { name: "Preferences" }).waitFor();
await page.keyboard.press("Escape");
done("Spoke another language, from right to left, and English again");

await moveClock(app, 60_000);
await page.getByRole("button", { name: "Disable 2FA" }).click();
const dialog = page.getByRole("dialog");
await dialog.getByLabel("Password", { exact: true }).fill(ada.password);
await picture(page, "disable");
await dialog.getByLabel("Authentication Code").fill(codeFor(secret, await timeOf(app)));
await dialog.getByRole("button", { name: "Disable 2FA" }).click();
await page.getByText("Two Factor Authentication Disabled").waitFor();
done("Disabled 2FA with password and code");

await app.close();
if (given === undefined) await rm(profile, { recursive: true, force: true });
process.stdout.write(`The main job works: ${steps.length} steps. Pictures are in ${relative(root, pictures)}/\n`);
