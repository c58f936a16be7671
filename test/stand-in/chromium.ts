/** @file Starts, watches and ends the one Chromium of this process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable, Writable } from "node:stream";
import { chooseChromium } from "./choose-chromium.ts";
import { mergeSwitches, type Switch } from "./command-line.ts";
import { DevToolsPipe } from "./devtools-pipe.ts";
import { complain, verbose } from "./record.ts";

const quietSwitches = [
  "remote-debugging-pipe",
  "no-startup-window",
  "no-first-run",
  "no-default-browser-check",
  "disable-extensions",
  "disable-component-update",
  "disable-background-networking",
  "disable-sync",
  "disable-default-apps",
  "disable-popup-blocking",
  "disable-renderer-backgrounding",
  "disable-backgrounding-occluded-windows",
];
/** For Node or for us; Chromium's own profile is a temporary one, so that the app's folder holds the app's files only. */
const ownSwitches = /^(?:inspect.*|user-data-dir|password-store)$/u;
/** What Chromium says of its DevTools port, and what Playwright waits for. */
const listening = "DevTools listening on ";
const profilePrefix = "stand-in-profile-";

let child: ChildProcess | undefined;
let pipe: DevToolsPipe | undefined;
let exited: Promise<unknown> = Promise.resolve();
let headless = true;

/** Profiles of processes that were killed: their name carries the process id. */
function sweepProfiles(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${profilePrefix}(?<pid>\\d+)-`, "u").exec(name)?.groups?.["pid"]);
    if (!Number.isInteger(pid)) continue;
    try {
      process.kill(pid, 0);
    } catch {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

/** The open connection; using it before Chromium runs is a fault of the stand-in. */
export function chromium(): DevToolsPipe {
  if (pipe === undefined) throw new Error("stand-in: Chromium is not running yet");
  return pipe;
}

/** Whether there are no real windows. */
export function isHeadless(): boolean {
  return headless;
}

/** The process id of Chromium's browser process. */
export function chromiumProcessId(): number {
  return child?.pid ?? 0;
}

/**
 * Starts Chromium with the app's switches. `onPort` is called with the address of its DevTools port where one was asked
 * for, `onExit` when it ends, whatever the cause.
 */
export async function startChromium(
  switches: readonly Switch[],
  onPort: (address: string) => void,
  onExit: () => void,
): Promise<void> {
  sweepProfiles();
  const binary = await chooseChromium();
  const shown = process.platform !== "linux" || [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].some(Boolean);
  headless = binary.headlessOnly || !shown;
  const profile = mkdtempSync(join(tmpdir(), `${profilePrefix}${String(process.pid)}-`));
  const words = mergeSwitches([
    ...switches.filter(({ name }) => !ownSwitches.test(name)),
    ...quietSwitches.map((name) => ({ name, value: "" })),
    { name: "disable-features", value: "WebUIOmniboxPopup,OptimizationHints,MediaRouter,Translate" },
    { name: "password-store", value: "basic" },
    { name: "user-data-dir", value: profile },
    // A popup is never made: window.open gives null, as in Electron where the app denies it.
    ...(headless
      ? [
          { name: "headless", value: "" },
          { name: "block-new-web-contents", value: "" },
        ]
      : []),
    ...(process.getuid?.() === 0 ? [{ name: "no-sandbox", value: "" }] : []),
  ]);
  const started = spawn(binary.path, words, {
    env: { ...process.env, ...binary.env },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: true, // Ctrl+C in a terminal is for the app, which then ends Chromium itself
  });
  child = started;
  process.on("exit", () => {
    started.kill("SIGKILL");
    try {
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    } catch {
      // a dying process still writes there; the next start sweeps it
    }
  });
  const [, , errors, commands, replies] = started.stdio;
  if (!(commands instanceof Writable && replies instanceof Readable && errors instanceof Readable))
    throw new Error("stand-in: Chromium has no pipes");
  createInterface({ input: errors }).on("line", (line) => {
    if (line.startsWith(listening)) onPort(line.slice(listening.length).trim());
    else verbose(line);
  });
  pipe = new DevToolsPipe(commands, replies);
  started.on("error", (error) => complain(`Chromium does not start: ${error.message}`));
  exited = once(started, "exit").catch(() => undefined);
  void exited.then(() => {
    pipe?.close();
    onExit();
  });
}

/** Asks Chromium to end and waits for it, at most 3 s (then it is killed with this process). */
export async function closeChromium(): Promise<void> {
  if (pipe === undefined) return;
  pipe.tell("Browser.close");
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, 3000);
  await Promise.race([exited, promise]);
  clearTimeout(timer);
}
