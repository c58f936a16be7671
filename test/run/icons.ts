/**
 * @file `npm run icons`: draws the app's icons from electron/icons/icon.svg, each at its own size: icon.png for Windows,
 * mac.png on macOS's grid (a tile of 824 in 1024, with air around it), and linux/ for the freedesktop icon theme.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright";
import { chooseChromium } from "../stand-in/choose-chromium.ts";

const icons = resolve(import.meta.dirname, "../../electron/icons");
const svg = readFileSync(join(icons, "icon.svg"), "utf8");
const { path, env } = await chooseChromium();
const browser = await chromium.launch({
  executablePath: path,
  env: { ...process.env, ...env },
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();

async function draw(file: string, size: number, tile = size): Promise<void> {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(svg);
  await page.addStyleTag({
    content: `body { display: grid; place-items: center; height: 100vh; margin: 0 } svg { width: ${tile}px }`,
  });
  await page.screenshot({ path: join(icons, file), omitBackground: true });
}

mkdirSync(join(icons, "linux"), { recursive: true });
await draw("icon.png", 1024);
await draw("mac.png", 1024, 824);
for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) await draw(`linux/${size}x${size}.png`, size);
await browser.close();
