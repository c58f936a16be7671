/**
 * @file `npm run fuses -- FOLDER`: reads the fuses back from every unpacked app in a folder of packages, after signing, and
 * fails where one is not as electron-builder.yml decides, or where there is no app.
 */
import { join, relative, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { decidedFuses, setFuses } from "../configuration.ts";
import { packedApps, root } from "../packed.ts";

const apps = packedApps(resolve(process.argv[2] ?? join(root, "release")));
const decided = await decidedFuses();
let wrong = apps.length === 0;
for (const { folder, executable } of apps) {
  const path = join(folder, executable);
  const isAsDecided = isDeepStrictEqual(await setFuses(path), decided);
  wrong ||= !isAsDecided;
  process.stdout.write(`${isAsDecided ? "as decided" : "NOT AS DECIDED"}: ${relative(root, path)}\n`);
}
process.exitCode = wrong ? 1 : 0;
