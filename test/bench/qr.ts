/** @file The QR code, shown by the app's component in a page, beside qrcode's own `toDataURL`. */
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { build } from "vite";
import { z } from "zod";
import { chooseChromium } from "../stand-in/choose-chromium.ts";
import { compare, type Row } from "./report.ts";
import { inRounds, type Limits } from "./rounds.ts";
import { inTemporary } from "./temporary.ts";

const uri = (number: number): string =>
  `otpauth://totp/Twofold:ada-${number}%40example.org?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Twofold`;

/** The page's script, bundled into a folder. */
async function prepare(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "warn",
    root: resolve(import.meta.dirname, "../.."),
    build: {
      outDir: folder,
      lib: { entry: join(import.meta.dirname, "apps/qr-page.tsx"), formats: ["es"], fileName: "qr-page" },
    },
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return join(folder, "qr-page.js");
}

/** The rows of the QR code. */
export async function measureQr(limits: Limits): Promise<Row[]> {
  return inTemporary(async (folder) => {
    const script = await prepare(folder);
    const { path, env } = await chooseChromium();
    const browser = await chromium.launch({
      executablePath: path,
      env: { ...env },
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ path: script, type: "module" });
      let turn = 0;
      const time = (name: string) => async () =>
        z.number().parse(
          await page.evaluate(
            async ([called, text]) => {
              const work: unknown = Reflect.get(window, called);
              if (typeof work !== "function") throw new Error(`there is no ${called}`);
              const taken: unknown = await Reflect.apply(work, undefined, [text]);
              return taken;
            },
            [name, uri((turn += 1))] as const,
          ),
        );
      const { own, picture } = await inRounds(limits, { own: time("timeOwn"), picture: time("timePicture") });
      return [compare({ what: "QR code", unit: "ms", goal: { least: 5 } }, own, "toDataURL", picture)];
    } finally {
      await browser.close();
    }
  });
}
