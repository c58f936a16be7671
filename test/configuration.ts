/** @file electron-builder.yml as electron-builder reads it, and what it decides of the fuses. */
import { FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { FuseState } from "@electron/fuses/dist/constants.js";
import { getConfig, validateConfiguration } from "app-builder-lib/out/util/config/config.js"; // comes with electron-builder
import { DebugLogger } from "builder-util";
import type { Configuration } from "electron-builder";
import { root } from "./packed.ts";

/** The configuration that `npm run pack` and the release workflow pack by. */
export const readConfiguration = async (): Promise<Configuration> => getConfig(root, null, null);

/** Resolves where electron-builder's own schema allows the configuration; rejects with what it has against it. */
export const checkConfiguration = async (configuration: Configuration): Promise<void> =>
  validateConfiguration(configuration, new DebugLogger(false));

/** Every fuse that there is a name for, by its place on the wire. */
export const fuses: readonly { readonly name: string; readonly place: FuseV1Options }[] = Object.entries(
  FuseV1Options,
).flatMap(([name, place]) => (typeof place === "number" ? [{ name, place }] : []));

/** What the configuration decides, by the fuses' names. */
export async function decidedFuses(): Promise<Readonly<Record<string, unknown>>> {
  const { electronFuses } = await readConfiguration();
  const { resetAdHocDarwinSignature: _, ...decided } = electronFuses ?? {}; // about signing, and no fuse
  return Object.fromEntries(
    Object.entries(decided).map(([name, on]) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, on]),
  );
}

const states: ReadonlyMap<unknown, boolean> = new Map([
  [FuseState.ENABLE, true],
  [FuseState.DISABLE, false],
]);

/** How the fuses of an executable, or an .app, are set; undefined: that one is neither on nor off. */
export async function setFuses(executable: string): Promise<Readonly<Record<string, unknown>>> {
  const wire = await getCurrentFuseWire(executable);
  return Object.fromEntries(fuses.map(({ name, place }) => [name, states.get(wire[place])]));
}
