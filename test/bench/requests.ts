/** @file Requests: every channel's way from the page and back, beside a bare ping of the same Electron. */
import { copyFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { build } from "vite";
import { z } from "zod";
import { type Method, methods } from "../../shared/channels.ts";
import { contract, type Request, type Value } from "../../shared/contract.ts";
import type { ZodType } from "../../shared/zod.ts";
import { codeFor } from "../authenticator.ts";
import { launch, moveClock, timeOf as timeIn } from "../launch.ts";
import { compare, type Row } from "./report.ts";
import type { Limits } from "./rounds.ts";
import { median } from "./statistics.ts";
import { inTemporary } from "./temporary.ts";

const root = resolve(import.meta.dirname, "../..");
const apps = join(import.meta.dirname, "apps");

/** Bundles the main process, and puts the preloads beside it: the app's own as it is built. */
async function prepare(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "warn",
    root,
    ssr: { noExternal: true, external: ["electron"] },
    build: {
      ssr: join(apps, "requests-main.ts"),
      outDir: folder,
      target: "node24",
      rolldownOptions: { output: { entryFileNames: "main.mjs", codeSplitting: false } },
    },
  });
  await copyFile(join(root, "dist/electron/preload.cjs"), join(folder, "preload.cjs"));
  await copyFile(join(apps, "ping-preload.cjs"), join(folder, "ping-preload.cjs"));
  return join(folder, "main.mjs");
}

/** The two windows, by the titles of their pages. */
async function windowsOf(app: ElectronApplication): Promise<{ readonly bridge: Page; readonly ping: Page }> {
  await app.firstWindow();
  if (app.windows().length < 2) await app.waitForEvent("window");
  const [one, other] = app.windows();
  if (one === undefined || other === undefined) throw new Error("a window is gone");
  for (const page of [one, other]) await page.waitForFunction(() => document.title !== "");
  return (await one.title()) === "bridge" ? { bridge: one, ping: other } : { bridge: other, ping: one };
}

const replies: { readonly [M in Method]: { readonly reply: ZodType<Value<M>> } } = contract;
const granted = z.object({ ok: z.literal(true), value: z.unknown() });
const timed = z.object({ ms: z.number(), answer: z.unknown() });

/** Calls a function of the page's window and times it there: what drives the page is not in the figure. */
const timeInPage = async (page: Page, path: readonly string[], request: unknown): Promise<z.infer<typeof timed>> =>
  timed.parse(
    await page.evaluate(
      async ([names, given]) => {
        const found: unknown = names.reduce((from: unknown, name) => Reflect.get(Object(from), name), window);
        if (typeof found !== "function") throw new Error("there is no such function");
        const start = performance.now();
        const answer: unknown = await Reflect.apply(found, undefined, [given]);
        return { ms: performance.now() - start, answer };
      },
      [path, request] as const,
    ),
  );

/** Asks a method, expects a yes, and gives its value. */
type Ask = <M extends Method>(method: M, request: Request<M>) => Promise<Value<M>>;

/** Everything that one can ask, once, by somebody new: `code` is the next code of a secret. */
async function askEverything(
  ask: Ask,
  email: string,
  code: (secret: string) => Promise<string>,
  saved: () => Promise<string>,
): Promise<void> {
  const [password, changed, passphrase] = ["correct horse battery", "battery horse correct", "a passphrase for a file"];
  await ask("register", { name: "Ada Lovelace", email, password });
  await ask("login", { email, password });
  await ask("session", {});
  await ask("seen", {});
  await ask("overview", {});
  await ask("confirmPassword", { password });
  await ask("otpGenerate", {});
  await ask("otpCancel", {});
  const { base32 } = await ask("otpGenerate", {});
  await ask("otpVerify", { token: await code(base32) });
  const { codes } = await ask("recoveryCreate", {});
  await ask("recoverySave", { codes });
  await ask("recoveryKept", {});
  await ask("recoveryRenew", { password, token: await code(base32) });
  await ask("copySecret", { text: base32 });
  await ask("logout", {});
  const { speaks: _, ...preferences } = await ask("preferences", {});
  await ask("setPreferences", preferences);
  await ask("login", { email, password });
  await ask("otpValidate", { token: await code(base32) });
  await ask("dismissNotices", {});
  await ask("activity", {});
  await ask("changePassword", { password, token: await code(base32), new_password: changed });
  await ask("otpDisable", { password: changed, token: await code(base32) });
  await ask("exportAccount", { password: changed, passphrase });
  await ask("deleteAccount", { password: changed });
  await ask("importAccount", { file: await saved(), passphrase });
}

/** Rounds that are not kept: a ping is soon as fast as it gets, all the code behind the channels takes longer to be compiled. */
const warmingUp = 20;

/** The rows of the requests. */
export async function measureRequests({ rounds, seconds }: Limits): Promise<Row[]> {
  return inTemporary(async (folder) => {
    const app = await launch(join(folder, "profile"), {}, await prepare(join(folder, "app")));
    try {
      const { bridge, ping } = await windowsOf(app);
      const samples = new Map<Method, number[]>(methods.map((method) => [method, []]));
      const pings: number[] = [];
      const until = performance.now() + seconds * 1000;
      for (let round = 1 - warmingUp; round <= rounds && (round <= 3 || performance.now() < until); round += 1) {
        const own = new Map<Method, number[]>();
        const bare: number[] = [];
        const ask: Ask = async (method, request) => {
          bare.push((await timeInPage(ping, ["ping"], request)).ms);
          const { ms, answer } = await timeInPage(bridge, ["twofold", method], request);
          own.set(method, [...(own.get(method) ?? []), ms]);
          return replies[method].reply.parse(granted.parse(answer).value);
        };
        const code = async (secret: string): Promise<string> => {
          await moveClock(app, 60_000);
          return codeFor(secret, await timeIn(app));
        };
        const saved = async (): Promise<string> => app.evaluate(() => process.env["SAVED"] ?? "");
        await askEverything(ask, `ada${round + warmingUp}@example.org`, code, saved);
        if (round < 1) continue;
        pings.push(median(bare));
        for (const [method, times] of own) samples.get(method)?.push(median(times));
      }
      return [...samples].map(([method, times]) =>
        compare({ what: method, unit: "ms", goal: { most: 1.5 } }, times, "bare ping", pings),
      );
    } finally {
      await app.close();
    }
  });
}
