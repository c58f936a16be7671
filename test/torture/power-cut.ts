/**
 * @file A real power cut without pulling a plug: the folder lies in a file system of its own, inside an image; at the cut
 * the image is copied as it is, without what the system still held in memory, and the copy is what the next start sees.
 */
import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, rename, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import type { End, Worker } from "./rounds.ts";

const execute = promisify(execFile);
const run = (command: string, ...args: string[]): Promise<unknown> => execute(command, args, { timeout: 30_000 });

/** A file system of its own, which takes some rights to have. */
interface Mount {
  readonly folder: string;
  readonly unmount: () => Promise<unknown>;
}

/** The first line of why something could not be. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().replaceAll(/\s*\n\s*/gu, ": ");

/** Mounts a file system on `at`, a folder that it makes. Rejects where the machine does not allow it. */
export async function mount(at: string, ...args: string[]): Promise<Mount> {
  await mkdir(at, { recursive: true });
  await run("mount", ...args, at);
  return { folder: at, unmount: () => run("umount", at) };
}

/** Whether a process stands still: stopped, or gone. */
async function isStill({ pid, exitCode, signalCode }: Worker): Promise<boolean> {
  if (exitCode !== null || signalCode !== null) return true;
  const status = await readFile(`/proc/${pid}/stat`, "utf8");
  return /\) [TZX]/u.test(status);
}

async function stop(worker: Worker): Promise<void> {
  worker.kill("SIGSTOP");
  while (!(await isStill(worker))) await wait(1);
}

/** A folder on an image in `root` whose power can be cut; "unmount" gives the image up. Rejects where there can be none. */
export async function powered(root: string): Promise<End & Pick<Mount, "unmount">> {
  const image = join(root, "disk.img");
  const after = join(root, "after.img");
  const at = join(root, "disk");
  await writeFile(image, "");
  await truncate(image, 16 * 2 ** 20);
  await run("mkfs.ext4", "-q", "-F", image);
  // never written out by the clock while a round lasts: only what a program asks for is on the disk
  const attach = (): Promise<Mount> => mount(at, "-o", "loop,commit=600", image);
  let mounted = await attach();
  return {
    folder: () => at,
    async strike(worker) {
      // first it can promise nothing more, then the power goes
      await stop(worker);
      await copyFile(image, after);
      worker.kill("SIGKILL");
    },
    async recover() {
      await mounted.unmount();
      await rename(after, image);
      mounted = await attach();
    },
    unmount: () => mounted.unmount(),
  };
}
