/**
 * @file `npm start`: the built app in Electron; where Electron's binary is neither here nor to be had, the same main
 * process on the stand-in, in a Chromium with windows; where nothing can be shown, the tour. Arguments go to the app.
 */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { electronDist } from "../electron-dist.ts";
import { chooseChromium } from "../stand-in/choose-chromium.ts";

const root = resolve(import.meta.dirname, "../..");
const args = process.argv.slice(2);
const { resolve: find } = createRequire(import.meta.url);

function run(file: string, more: readonly string[], env: Readonly<Record<string, string>>): never {
  const { status } = spawnSync(process.execPath, [file, ...more, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: "inherit",
  });
  process.exit(status ?? 1);
}

const isPlaced = args.some((argument) => argument.startsWith("--user-data-dir="));
const own = isPlaced ? [] : [`--user-data-dir=${join(root, ".profile")}`];

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const hasDisplay =
  process.platform !== "linux" || process.env["DISPLAY"] !== undefined || process.env["WAYLAND_DISPLAY"] !== undefined;

if ((await electronDist()).kind === "stand-in" && process.env["TWOFOLD_ELECTRON"] !== "stand-in") {
  say("Electron's binary is not here yet: fetching it …");
  spawnSync(process.execPath, [find("electron/install.js")], { cwd: root, stdio: "ignore", timeout: 300_000 });
}
const dist = await electronDist();
const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // Chromium refuses its own sandbox to root
if (dist.kind === "real" && hasDisplay) run(find("electron/cli.js"), [root, ...sandbox, ...own], dist.env);
if (dist.kind === "real") say("There is no display to show a window on: taking the tour without one instead.");
else if (hasDisplay && !(await chooseChromium()).headlessOnly) {
  say(`Electron ${dist.version} cannot be had here: opening the same app on the stand-in, in Chromium.`);
  run(find("electron/cli.js"), [root, ...sandbox, ...own], dist.env);
} else {
  say(
    `Electron ${dist.version} cannot be had here, and there is no display with a Chromium: taking the tour without one.`,
  );
}
run(join(import.meta.dirname, "tour.ts"), [], dist.env);
