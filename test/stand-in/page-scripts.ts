/** @file The texts that run in each new document of a page, before its own scripts. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { makeBridgeHalf } from "./bridge-half.ts";
import { makeCodec } from "./codec.ts";
import { inName, isolatedWorld, isolatedWorldName, mainWorld, outName, runName } from "./page-worlds.ts";
import { startup } from "./startup.ts";

interface Script {
  readonly source: string;
  readonly worldName?: string;
}

/**
 * The scripts of one page, in order: the main world's bridge, the isolated world's, the preload itself. `nonce` names
 * the events between the worlds and is known to neither the page nor the preload. A preload that
 * cannot be read is told to `onLost` and left out, as Electron does.
 */
export function pageScripts(nonce: string, preload: string | undefined, onLost: (error: unknown) => void): Script[] {
  const names = { out: outName, in: inName, run: runName };
  const { versions, platform, arch } = process;
  const processFields = {
    type: "renderer",
    sandboxed: true,
    contextIsolated: true,
    platform,
    arch,
    versions,
    env: {},
    argv: [startup.executable],
  };
  const settings = [nonce, names, processFields].map((value) => JSON.stringify(value)).join(",");
  const scripts: Script[] = [
    { source: `(${String(mainWorld)})(${String(makeBridgeHalf)},${JSON.stringify(nonce)})` },
    {
      worldName: isolatedWorldName,
      source: `(${String(isolatedWorld)})(${String(makeBridgeHalf)},${String(makeCodec)},${settings})`,
    },
  ];
  if (preload === undefined) return scripts;
  try {
    const text = readFileSync(preload, "utf8");
    const source = `globalThis.${runName}?.(function(require,module,exports,process,global){${text}\n})`;
    const name = `//# sourceURL=${pathToFileURL(preload).href}`;
    return [...scripts, { worldName: isolatedWorldName, source: `${source}\n${name}` }];
  } catch (error) {
    onLost(error);
    return scripts;
  }
}
