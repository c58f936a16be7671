/** @file Starting the whole app through Playwright's driver for Electron, and reaching into its main process's clock. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { _electron as electron, type ElectronApplication, type Page } from "playwright";

/** In place of a main file: a packed app is not named, it is in its executable's folder. */
const packed = "";

// Chromium refuses its own sandbox to root, as whom containers run; nobody else is started without it, which is how the
// driver would start everybody
const chromiumSandbox = process.getuid?.() !== 0;

/** The command line's words for an app on a profile. */
const wordsFor = (profile: string, main = resolve(import.meta.dirname, "..")): string[] => [
  ...(main === packed ? [] : [main]),
  `--user-data-dir=${profile}`,
  ...(chromiumSandbox ? [] : ["--no-sandbox"]),
];

const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined));

/** Starts the app on a profile; or another one, by its main file. The environment variables, if any, are for the app. */
export const launch = async (
  profile: string,
  env: Readonly<Record<string, string>> = {},
  main?: string,
): Promise<ElectronApplication> =>
  electron.launch({ args: wordsFor(profile, main), chromiumSandbox, env: { ...inherited(), ...env } });

/** Starts a packed app on a profile. */
export const launchPacked = async (executablePath: string, profile: string): Promise<ElectronApplication> =>
  electron.launch({ executablePath, args: wordsFor(profile, packed), chromiumSandbox, env: inherited() });

/** The page of an app that has just started, awake: it is seen before its script has run, and then has a field focused. */
export async function firstPage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.locator("input:focus").waitFor();
  return page;
}

/** Starts the executable of a running app once more, on a profile and with no driver: its exit code, or null after 30 s. */
export async function startAgain(running: ElectronApplication, profile: string): Promise<number | null> {
  // on Windows what the driver has spawned is a shell
  const executable =
    process.platform === "win32" ? await running.evaluate(() => process.execPath) : running.process().spawnfile;
  const child = spawn(executable, wordsFor(profile), { stdio: "ignore", timeout: 30_000 });
  await once(child, "exit");
  return child.exitCode;
}

/** Moves the app's clock: on by `ms`, or back. */
export async function moveClock(app: ElectronApplication, ms: number): Promise<void> {
  await app.evaluate((_electron, by) => {
    const real = Date.now;
    Date.now = () => real() + by;
  }, ms);
}

/** The app's time, in ms since the epoch. */
export const timeOf = async (app: ElectronApplication): Promise<number> => app.evaluate(() => Date.now());
