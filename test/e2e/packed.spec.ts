/** @file What `npm run pack` made: what is in it, how its fuses are set, and that it does the main job out of its archive. */
import { execFileSync } from "node:child_process";
import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import { flipFuses, FuseV1Options, FuseVersion } from "@electron/fuses";
import { z } from "zod";
import { secretIn } from "../authenticator.ts";
import { decidedFuses, setFuses } from "../configuration.ts";
import { languages } from "../../shared/languages.ts";
import { firstPage, launchPacked } from "../launch.ts";
import { type PackedApp, packedApps, packedFolder, root } from "../packed.ts";
import { activate, button, fieldsOf, keepCodes, nextCode, openSetup, register, signIn } from "../people.ts";
import { expect, test } from "./app.ts";

const isReal = process.env["TWOFOLD_ELECTRON"] === "real";
const packages = packedFolder(isReal ? "real" : "stand-in");
let app: PackedApp;
let archive: string;
const posix = (path: string): string => path.replaceAll("\\", "/");

test.describe.configure({ mode: "serial" }); // so that it is packed once

test.beforeAll(() => {
  test.setTimeout(300_000);
  rmSync(packages, { recursive: true, force: true });
  execFileSync(process.execPath, [join(root, "test/run/pack.ts")], { stdio: ["ignore", "ignore", "inherit"] });
  const [packed, ...others] = packedApps(packages);
  if (packed === undefined || others.length > 0) throw new Error("not one app was packed");
  app = packed;
  archive = join(app.folder, app.resources, "app.asar");
});

test("R31: the archive holds what was built and package.json, whole, and nothing else", () => {
  const packed = listPackage(archive, { isPack: false })
    .map((path) => posix(path).replace(/^\//u, ""))
    .filter((path) => /\.\w+$/u.test(path));
  const built = globSync("dist/**/*", { cwd: root }).filter((path) => statSync(join(root, path)).isFile());
  expect(built.length).toBeGreaterThan(5);
  expect(packed.toSorted()).toStrictEqual([...built.map(posix), "package.json"].toSorted());
  for (const path of built) expect(extractFile(archive, path).equals(readFileSync(join(root, path)))).toBe(true);
  expect(packed).toContain("dist/electron/icon.png"); // the window's, on Linux
  expect(packed.filter((path) => path.endsWith(".map"))).toStrictEqual([]);
});

test("the archive's package.json says what this is, and names no script and no development package", () => {
  const source = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const packed = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(extractFile(archive, "package.json").toString("utf8")));
  for (const key of ["name", "productName", "version", "description", "license", "main", "type", "desktopName"]) {
    expect(packed[key], key).toStrictEqual(source[key]);
  }
  expect(Object.keys(packed)).not.toContain("scripts");
  expect(Object.keys(packed)).not.toContain("devDependencies");
});

test("checklist 19: each fuse that electron-builder.yml decides is set so in the executable", async () => {
  expect(await setFuses(join(app.folder, app.executable))).toStrictEqual(await decidedFuses());
});

test("Chromium's own words are there in the app's languages, and in no other", () => {
  const packs = readdirSync(join(app.folder, app.locales)).filter((name) => /\.(?:pak|lproj)$/u.test(name));
  const names = packs.map((name) => name.replace(/\.\w+$/u, "")).filter((name) => !name.includes("chrome_"));
  expect(new Set(names.map((name) => name.split(/[-_]/u)[0]))).toStrictEqual(new Set(Object.keys(languages)));
});

test("what was packed from the stand-in says that it is no release, and what was packed from Electron does not", () => {
  const names = readdirSync(packages).filter((name) => /^(?:NOT-A-RELEASE-)?Twofold-/u.test(name));
  expect(names.every((name) => name.startsWith("NOT-A-RELEASE") === !isReal)).toBe(true);
  expect(readdirSync(app.folder).includes("NOT-A-RELEASE.txt")).toBe(!isReal);
});

test("the tar.gz holds the same files, in a folder of its own name", () => {
  test.skip(process.platform !== "linux", "only Linux has one");
  const name = readdirSync(packages).find((file) => file.endsWith(".tar.gz")) ?? "";
  const mark = isReal ? "" : "NOT-A-RELEASE-";
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  expect(name).toBe(`${mark}Twofold-${version}-linux-${process.arch}.tar.gz`);
  const listed = execFileSync("tar", ["-tzf", join(packages, name)], { encoding: "utf8" }).split("\n");
  const files = globSync("**/*", { cwd: app.folder }).filter((path) => statSync(join(app.folder, path)).isFile());
  const inside = listed.filter((path) => path !== "" && !path.endsWith("/"));
  expect(inside.toSorted()).toStrictEqual(files.map((path) => `${name.replace(".tar.gz", "")}/${path}`).toSorted());
});

test("R28 R33: the packed app does the main job out of its archive", async ({ profile }) => {
  test.setTimeout(120_000);
  const copy = mkdtempSync(join(tmpdir(), "twofold-packed-"));
  try {
    cpSync(app.folder, copy, { recursive: true, verbatimSymlinks: true });
    const executable = join(copy, app.executable);
    // the one fuse that keeps Playwright out, set otherwise in this copy and nowhere else
    await flipFuses(executable, {
      version: FuseVersion.V1,
      resetAdHocDarwinSignature: true,
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    const running = await launchPacked(executable, profile);
    const page = await firstPage(running);
    await expect(page.getByRole("heading", { name: "Welcome Back" })).toBeVisible();
    const where = await running.evaluate((electron) => ({
      packaged: electron.app.isPackaged,
      path: electron.app.getAppPath(),
    }));
    expect(where.packaged).toBe(true);
    expect(where.path.startsWith(root)).toBe(false); // nothing of the repository can fill in for what was not packed

    await register(page);
    await signIn(page);
    const secret = secretIn(await openSetup(page));
    await activate(page, await nextCode(running, secret));
    await keepCodes(page);
    await button(page, "Logout").click();
    await signIn(page);
    await fieldsOf(page).code.fill(await nextCode(running, secret));
    await button(page, "Disable 2FA").click();
    const dialog = page.getByRole("dialog");
    await fieldsOf(dialog).password.fill("correct horse battery");
    await fieldsOf(dialog).code.fill(await nextCode(running, secret));
    await button(dialog, "Disable 2FA").click();
    await expect(page.getByText("Two Factor Authentication Disabled")).toBeVisible();
    await running.close();
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
});
