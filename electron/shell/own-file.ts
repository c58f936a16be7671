/**
 * @file Writing a file of people's own, in the place that they have chosen.
 */
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { diskCode, succeeds } from "../store/disk-code.ts";
import { nodeDisk } from "../store/disk.ts";
import { replaceFile } from "../store/durable.ts";

/** Writes over a file as it lies, for its owner alone from then on. What is half written is taken away. */
async function overwrite(path: string, content: Uint8Array): Promise<void> {
  // no link to another place, and no pipe that would have to be waited for
  const how = constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const file = await open(path, how, 0o600);
  try {
    await file.chmod(0o600);
    await file.truncate();
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await succeeds(async () => nodeDisk.remove(path));
    throw error;
  } finally {
    await file.close();
  }
}

/**
 * Puts a file in its place: whole or not at all, but where a Mac allows the chosen file alone, and none beside it. Rejects
 * with a system error.
 */
export async function writeOwnFile(path: string, content: Uint8Array, platform: NodeJS.Platform): Promise<void> {
  try {
    await replaceFile({ disk: nodeDisk, path, temp: dirname(path), randomBytes }, content);
  } catch (error) {
    const code = diskCode(error);
    if (platform !== "darwin" || (code !== "EPERM" && code !== "EACCES")) throw error;
    await overwrite(path, content);
  }
}
