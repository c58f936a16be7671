/**
 * @file One configuration builds the page, the main process (one ES module) and the preload (one CommonJS file),
 * and runs the unit and component tests.
 */
import { rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import type { EnvironmentOptions } from "vite";
import { defineConfig } from "vitest/config";
import { commonPasswords } from "./electron/build/common-passwords.ts";
import { windowIcon } from "./electron/build/window-icon.ts";
import { compiledWords } from "./renderer/build/compiled-words.ts";
import { mantineTheme } from "./renderer/build/mantine-theme.ts";
import { startPages } from "./renderer/build/start-pages.ts";
import { chooseChromium } from "./test/stand-in/choose-chromium.ts";

const here = import.meta.dirname;
/** Where the page that is written at build time is made; nothing of it is shipped. */
const prerendered = resolve(here, "node_modules/.cache/prerender");
const names = { function: true, class: true };
const outside = ["electron", /^node:/u, ...builtinModules];

/**
 * Main and preload: every dependency is bundled; only electron and Node's own modules stay outside. Made small, but the
 * functions keep their names: a stack trace in the log is all there is to find a fault by, and costs 3 % for it.
 */
function nodeSide(input: string, format: "es" | "cjs", file: string): EnvironmentOptions {
  return {
    consumer: "server",
    define: { "process.env.NODE_ENV": '"production"' },
    resolve: { noExternal: true, external: ["electron"], builtins: outside },
    build: {
      target: "node24",
      outDir: resolve(here, "dist/electron"),
      emptyOutDir: false,
      copyPublicDir: false,
      emitAssets: true, // the window's icon
      rolldownOptions: {
        input: resolve(here, input),
        external: outside,
        platform: "node",
        output: {
          format,
          entryFileNames: file,
          chunkFileNames: "[name].js",
          codeSplitting: format === "es", // the sandbox loads one file
          minify: { compress: { keepNames: names }, mangle: { keepNames: names }, codegen: true },
        },
      },
    },
  };
}

/** How the component tests start their browser; nothing is looked for while only building. */
async function browser(): Promise<{ executablePath?: string; env?: Record<string, string>; args?: string[] }> {
  if (process.env["VITEST"] === undefined) return {};
  const { path, env } = await chooseChromium();
  return { executablePath: path, env: { ...env }, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] };
}

export default defineConfig({
  root: resolve(here, "renderer"),
  base: "./",
  plugins: [
    react(),
    compiledWords(),
    mantineTheme(),
    startPages(resolve(prerendered, "prerender.js")),
    commonPasswords(),
    windowIcon(),
  ],
  server: {
    host: "127.0.0.1",
    fs: {
      allow: [resolve(here, "renderer"), resolve(here, "shared"), resolve(here, "test"), resolve(here, "node_modules")],
    },
  },
  environments: {
    client: {
      build: {
        target: "chrome152",
        outDir: resolve(here, "dist/renderer"),
        emptyOutDir: false,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: resolve(here, "renderer/index.html"),
          // one file for the first screen: it is smaller than its parts
          output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
        },
      },
    },
    prerender: {
      consumer: "server",
      resolve: { noExternal: true, builtins: outside },
      build: {
        target: "node24",
        outDir: prerendered,
        emptyOutDir: true,
        copyPublicDir: false,
        minify: false,
        rolldownOptions: {
          input: resolve(here, "renderer/prerender.tsx"),
          external: outside,
          platform: "node",
          output: { entryFileNames: "prerender.js", codeSplitting: false },
        },
      },
    },
    main: nodeSide("electron/main.ts", "es", "main.js"),
    preload: nodeSide("electron/preload.ts", "cjs", "preload.cjs"),
  },
  builder: {
    async buildApp(builder) {
      await rm(resolve(here, "dist"), { recursive: true, force: true });
      const { prerender, ...others } = builder.environments;
      if (prerender !== undefined) await builder.build(prerender);
      await Promise.all(Object.values(others).map(async (environment) => builder.build(environment)));
    },
  },
  test: {
    root: here,
    // no test is about how fast this machine is today
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: "unit", root: here, include: ["test/unit/**/*.test.ts"], environment: "node" } },
      {
        extends: true,
        optimizeDeps: {
          include: [
            "@mantine/core",
            "@mantine/form",
            "@mantine/hooks",
            "@zxcvbn-ts/core",
            "lucide-react",
            "qrcode",
            "react-dom",
            "zod",
          ],
        },
        test: {
          name: "component",
          root: here,
          include: ["test/component/**/*.test.tsx"],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await browser() }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
