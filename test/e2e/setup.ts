/** @file Before the end-to-end tests: which Electron they run on, said aloud and made known to the workers. */
import { electronDist } from "../electron-dist.ts";

export default async function setUp(): Promise<void> {
  const { kind, version, env } = await electronDist();
  Object.assign(process.env, env, { TWOFOLD_ELECTRON: kind });
  process.stdout.write(
    kind === "real"
      ? `e2e: on Electron ${version}\n`
      : `e2e: on the stand-in for Electron ${version}, not on Electron\n`,
  );
}
