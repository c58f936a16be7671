/** @file Starts, watches and ends the one Chromium of this process. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Readable, Writable } from "node:stream";
import { type ChromiumBinary, chooseChromium } from "./choose-chromium.ts";
import { mergeSwitches, type Switch } from "./command-line.ts";
import { DevToolsPipe } from "./devtools-pipe.ts";
import { complain, verbose } from "./record.ts";
import { makeProfile, sweep } from "./temporary.ts";

/** Who is told about Chromium. */
interface Watcher {
  /** It has a DevTools port, at this address, because one was asked for. */
  readonly onPort: (address: string) => void;
  /** It has ended, whatever the cause; with the last lines that it printed. */
  readonly onExit: (lastLines: string) => void;
}

const always = [
  "remote-debugging-pipe",
  "no-startup-window",
  "no-first-run",
  "no-default-browser-check",
  "disable-extensions",
  "disable-component-update",
  "disable-background-networking",
  "disable-sync",
  "disable-default-apps",
  "disable-renderer-backgrounding",
  "disable-backgrounding-occluded-windows",
];
/** For Node or for us, not for Chromium. */
const ours = /^(?:inspect.*|user-data-dir|password-store)$/u;
/** What Chromium says of its DevTools port. */
const listening = "DevTools listening on ";

let pipe: DevToolsPipe | undefined;
let exited: Promise<unknown> = Promise.resolve();
let headless = true;

/** The open connection; using it before Chromium runs is a fault of the stand-in. */
export function chromium(): DevToolsPipe {
  if (pipe === undefined) throw new Error("stand-in: Chromium is not running yet");
  return pipe;
}

/** Whether there are no real windows. */
export function isHeadless(): boolean {
  return headless;
}

const named = (names: readonly string[]): Switch[] => names.map((name) => ({ name, value: "" }));

function launch({ path, env }: ChromiumBinary, switches: readonly Switch[]): ChildProcess {
  const words = mergeSwitches([
    ...switches.filter(({ name }) => !ours.test(name)),
    ...named(always),
    {
      name: "disable-features",
      value: "WebUIOmniboxPopup,OptimizationHints,MediaRouter,Translate",
    },
    // the one that web-contents.ts models
    { name: "force-webrtc-ip-handling-policy", value: "disable_non_proxied_udp" },
    { name: "password-store", value: "basic" },
    { name: "user-data-dir", value: makeProfile() },
    // A popup is never made: window.open gives null, as in Electron where the app denies it.
    ...named(headless ? ["headless", "block-new-web-contents"] : []),
    ...named(process.getuid?.() === 0 ? ["no-sandbox"] : []), // Chromium refuses its own sandbox to root
  ]);
  return spawn(path, words, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
    detached: true, // Ctrl+C in a terminal is for the app, which then ends Chromium itself
  });
}

/** Starts Chromium with the app's switches. */
export async function startChromium(switches: readonly Switch[], { onPort, onExit }: Watcher): Promise<void> {
  sweep();
  const binary = await chooseChromium();
  const display = process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"] ?? "";
  headless = binary.headlessOnly || (process.platform === "linux" && display === "");
  const child = launch(binary, switches);
  process.on("exit", () => child.kill("SIGKILL"));
  child.on("error", (error) => complain(`Chromium does not start: ${error.message}`));
  const [, , errors, commands, replies] = child.stdio;
  if (!(commands instanceof Writable && replies instanceof Readable && errors instanceof Readable))
    throw new Error("stand-in: Chromium has no pipes");
  const lines: string[] = [];
  createInterface({ input: errors }).on("line", (line) => {
    verbose(line);
    lines.push(line);
    if (lines.length > 10) lines.shift();
    if (line.startsWith(listening)) onPort(line.slice(listening.length).trim());
  });
  const opened = new DevToolsPipe(commands, replies);
  pipe = opened;
  exited = once(child, "exit").catch(() => undefined);
  child.on("close", () => {
    opened.close();
    onExit(lines.join("\n"));
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
