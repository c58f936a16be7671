/** @file What is to be packed for each system: the configuration and the pictures, before anything is packed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { languages } from "../../shared/languages.ts";
import { checkConfiguration, decidedFuses, fuses, readConfiguration } from "../configuration.ts";
import { root } from "../packed.ts";

const configuration = await readConfiguration();
const picture = (path: string): PNG => PNG.sync.read(readFileSync(join(root, path)));
const alphaAt = ({ data, width }: PNG, x: number, y: number): number | undefined => data[(y * width + x) * 4 + 3];

describe("electron-builder.yml", () => {
  test("is allowed by electron-builder's own schema, which allows not just anything", async () => {
    await checkConfiguration(configuration);
    const misspelled = Object.assign(structuredClone(configuration), { assar: true });
    const wrongKind: object = { nsis: { oneClick: "yes" } };
    for (const wrong of [misspelled, Object.assign(structuredClone(configuration), wrongKind)]) {
      await expect(checkConfiguration(wrong)).rejects.toThrow("Invalid configuration object");
    }
  });

  test("packs for each system and processor", () => {
    const both = ["x64", "arm64"];
    expect(configuration.linux?.target).toEqual(["deb", "AppImage", "tar.gz"]);
    expect(configuration.mac?.target).toEqual([
      { target: "dmg", arch: both },
      { target: "zip", arch: both },
    ]);
    expect(configuration.win?.target).toEqual([{ target: "nsis", arch: both }]);
  });

  // as Chromium names its packs
  const electronLanguages = Object.keys(languages).map((language) => (language === "en" ? "en-US" : language));

  test("packs what was built and package.json, in one archive, in the app's languages", () => {
    expect(configuration.files).toEqual([{ filter: ["dist/**", "package.json", "!node_modules"] }]);
    expect(configuration).toMatchObject({ asar: true, electronLanguages });
    expect(configuration).not.toHaveProperty("asarUnpack");
    expect(configuration).not.toHaveProperty("extraResources");
  });

  test("checklist 19: decides every fuse by its name, and shuts every door", async () => {
    const decided = await decidedFuses();
    expect(Object.keys(decided).toSorted()).toEqual(fuses.map(({ name }) => name).toSorted());
    const open = Object.keys(decided).filter((name) => decided[name] === true);
    expect(open.toSorted()).toEqual([
      "EnableCookieEncryption",
      "EnableEmbeddedAsarIntegrityValidation",
      "OnlyLoadAppFromAsar",
    ]);
  });

  test("checklist 4: starts nothing without Chromium's sandbox", () => {
    expect(configuration.linux).not.toHaveProperty("executableArgs");
    expect(configuration.appImage?.executableArgs).toEqual([]); // else electron-builder would
    expect(configuration.toolsets?.appimage).toBeUndefined(); // a newer one would where it thinks fit
  });

  test("R33: publishes nothing, and knows no update", () => {
    expect(configuration.publish).toBeNull();
    expect(configuration.dmg?.writeUpdateInfo).toBe(false);
    expect(configuration.nsis?.differentialPackage).toBe(false);
    expect(readFileSync(join(root, "package.json"), "utf8")).not.toContain("electron-updater");
  });

  test("is ready to be signed and notarised, with one entitlement", () => {
    expect(configuration.mac).toMatchObject({ hardenedRuntime: true, notarize: true });
    expect(configuration.mac?.entitlements).toBe(configuration.mac?.entitlementsInherit);
    const entitlements = readFileSync(join(root, configuration.mac?.entitlements ?? ""), "utf8");
    expect(entitlements.match(/(?<=<key>).*?(?=<\/key>)/gu)).toEqual(["com.apple.security.cs.allow-jit"]);
  });
});

describe("the icon", () => {
  test("is large enough for Windows, and fills its square up to round corners", () => {
    const icon = picture(configuration.win?.icon ?? "");
    expect([icon.width, icon.height]).toEqual([1024, 1024]);
    expect([alphaAt(icon, 0, 0), alphaAt(icon, 512, 0), alphaAt(icon, 512, 1023)]).toEqual([0, 255, 255]);
  });

  test("stands on macOS's grid: a tile of 824 in 1024, with air around it", () => {
    const icon = picture(configuration.mac?.icon ?? "");
    expect([icon.width, icon.height]).toEqual([1024, 1024]);
    expect([alphaAt(icon, 512, 99), alphaAt(icon, 512, 101), alphaAt(icon, 922, 512), alphaAt(icon, 924, 512)]).toEqual(
      [0, 255, 255, 0],
    );
  });

  test("is there for Linux in each size of the icon theme", () => {
    const folder = configuration.linux?.icon ?? "";
    const sizes = readdirSync(join(root, folder)).map((name) => {
      const { width, height } = picture(join(folder, name));
      expect(name).toBe(`${width}x${height}.png`);
      return width;
    });
    expect(sizes.toSorted((a, b) => a - b)).toEqual([16, 24, 32, 48, 64, 128, 256, 512]);
  });
});
