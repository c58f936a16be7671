/** @file Starting: the app beside one with an empty window, on the same Electron; and what it then takes of memory. */
import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright";
import { launch } from "../launch.ts";
import { memoryOf } from "./process-tree.ts";
import { compare, type Row } from "./report.ts";
import { inRounds, type Limits } from "./rounds.ts";
import { inTemporary } from "./temporary.ts";

/** How long to measure. */
interface StartOptions {
  /** For starting whole apps. */
  readonly starts: Limits;
  /** For starting main alone. */
  readonly mains: Limits;
}

/** One start. */
interface Start {
  /** ms from the launch until the first screen can be used. */
  readonly usable: number;
  /** ms from the page's beginning until something of it is painted. */
  readonly paint: number;
  /** MB of all processes once it is still. */
  readonly memory: number;
}

/** ms of the first paint with content, as the page's own clock has it. */
const firstPaint = async (page: Page): Promise<number> =>
  page.evaluate(
    async () =>
      new Promise<number>((found) => {
        const observer = new PerformanceObserver((list) => {
          const entry = list.getEntries().find(({ name }) => name === "first-contentful-paint");
          if (entry) found(entry.startTime);
        });
        observer.observe({ type: "paint", buffered: true });
      }),
  );

/** Starts an app on a new profile, waits for its first screen, and ends it. */
const startOf =
  (folder: string, isUsable: (page: Page) => Promise<unknown>, main?: string) => async (): Promise<Start> => {
    const profile = await mkdtemp(join(folder, "profile-"));
    const started = performance.now();
    const app = await launch(profile, {}, main);
    try {
      const page = await app.firstWindow();
      await isUsable(page);
      const usable = performance.now() - started;
      const paint = await firstPaint(page);
      return { usable, paint, memory: memoryOf(app.process().pid ?? 0) };
    } finally {
      await app.close();
    }
  };

/** The main file of the app with an empty window. */
export const emptyWindow = join(import.meta.dirname, "apps/empty-window.mjs");

const of = (starts: readonly Start[], which: keyof Start): number[] => starts.map((start) => start[which]);

/** Starting, beside the empty window: how long, and how much memory then. */
async function measureStarts(folder: string, limits: Limits): Promise<Row[]> {
  const { own, empty } = await inRounds(limits, {
    own: startOf(folder, async (page) => page.getByLabel("Email").waitFor()),
    empty: startOf(folder, async (page) => page.getByRole("heading", { name: "Empty window" }).waitFor(), emptyWindow),
  });
  const peer = "empty window";
  const above = own.map(({ memory }, round) => memory - (empty[round]?.memory ?? 0));
  return [
    compare(
      { what: "launch to usable screen", unit: "ms", goal: { most: 1.3 } },
      of(own, "usable"),
      peer,
      of(empty, "usable"),
    ),
    compare(
      { what: "first paint", unit: "ms", goal: { most: 1.5 } },
      of(own, "paint"),
      "static page",
      of(empty, "paint"),
    ),
    // only Linux tells what a process takes without counting twice what it shares
    ...(process.platform === "linux"
      ? [compare({ what: `memory above ${peer}`, unit: "MB", goal: { most: 1 } }, above, "limit", 25)]
      : []),
  ];
}

/** ms of main's own code, from its first line to the window, with an Electron that answers at once. */
export async function msToWindow(file: string, folder: string): Promise<number> {
  const probe = join(import.meta.dirname, "apps/main-probe.ts");
  const { stdout } = await promisify(execFile)(process.execPath, ["--expose-gc", probe, file, folder]);
  return Number(stdout);
}

/** The rows of starting. */
export async function measureStart({ starts, mains }: StartOptions): Promise<Row[]> {
  return inTemporary(async (folder) => {
    const profile = await mkdtemp(join(folder, "profile-"));
    const file = resolve(import.meta.dirname, "../../dist/electron/main.js");
    const { own } = await inRounds(mains, { own: () => msToWindow(file, profile) });
    const main = { what: "main's code before the window", unit: "ms", goal: { most: 1 } } as const;
    return [...(await measureStarts(folder, starts)), compare(main, own, "limit", 20)];
  });
}
