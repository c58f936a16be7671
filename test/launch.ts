/** @file Starting the whole app through Playwright's driver for Electron, and reaching into its main process's clock. */
import { resolve } from "node:path";
import { _electron as electron, type ElectronApplication } from "playwright";

/** Starts the app on a profile. The environment variables, if any, are for the app. */
export async function launch(
  profile: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ElectronApplication> {
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return electron.launch({
    args: [
      resolve(import.meta.dirname, ".."),
      `--user-data-dir=${profile}`,
      // Chromium refuses its own sandbox to root, as whom containers run; nobody else is started without it
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
    env: { ...Object.fromEntries(inherited), ...env },
  });
}

/** Moves the app's clock: on by `ms`. */
export async function moveClock(app: ElectronApplication, ms: number): Promise<void> {
  await app.evaluate((_electron, by) => {
    const real = Date.now;
    Date.now = () => real() + by;
  }, ms);
}

/** The app's time, in ms since the epoch. */
export const timeOf = async (app: ElectronApplication): Promise<number> => app.evaluate(() => Date.now());
