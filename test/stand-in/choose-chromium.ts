/**
 * @file Which Chromium the stand-in (and the component tests) use: CHROMIUM=path, else the system's, else the headless
 * shell inside the npm package @sparticuz/chromium, so that a machine with nothing but npm can run every test.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

/** A Chromium to start. */
export interface ChromiumBinary {
  readonly path: string;
  /** Added to the environment of its process. */
  readonly env: Readonly<Record<string, string>>;
  /** A headless shell has no windows to show. */
  readonly headlessOnly: boolean;
}

/** Where everything made by the stand-in is kept; removing it is always safe. */
export const cacheFolder: string = resolve(import.meta.dirname, "../../node_modules/.cache/twofold");

const packageFolder = resolve(import.meta.dirname, "../../node_modules/@sparticuz/chromium");
const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * The package's own list of fonts names folders of the system's temporary folder. On a machine that has no fonts there,
 * this Chromium would show no text at all, not even in a page's own typeface.
 */
const fontsList = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** The package unpacks into the system's temporary folder and mends its environment: let a child do that, elsewhere. */
async function unpack(folder: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const fresh = mkdtempSync(join(cacheFolder, "unpacking-"));
  const script = 'import chromium from "@sparticuz/chromium"; await chromium.executablePath();';
  const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" };
  await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], { cwd: packageFolder, env });
  writeFileSync(join(fresh, "fonts", "fonts.conf"), fontsList);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error; // otherwise another process was first
  }
}

async function fromPackage(): Promise<ChromiumBinary> {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const version = typeof manifest === "object" && manifest !== null && "version" in manifest ? manifest.version : "";
  const folder = join(cacheFolder, `chromium-${String(version)}`);
  if (!existsSync(folder)) await unpack(folder);
  const libraries = [join(folder, "al2023", "lib"), process.env["LD_LIBRARY_PATH"]].filter(
    (path) => path !== undefined,
  );
  return {
    path: join(folder, "chromium"),
    env: { LD_LIBRARY_PATH: libraries.join(":"), FONTCONFIG_PATH: join(folder, "fonts") },
    headlessOnly: true,
  };
}

/** Finds Chromium; unpacks the npm one the first time (about 3 s). CHROMIUM=npm chooses that one always. */
export async function chooseChromium(): Promise<ChromiumBinary> {
  const wished = process.env["CHROMIUM"];
  if (wished === "npm") return fromPackage();
  const path = wished ?? installed.find((file) => existsSync(file));
  return path === undefined ? fromPackage() : { path, env: {}, headlessOnly: false };
}
