/**
 * @file Windows refuses to move, remove or open a file while a virus scanner or an indexer holds it: a moment later it
 * goes. Elsewhere these refusals are final, so only Windows needs this.
 */
import { diskCode } from "./disk-code.ts";
import type { Disk } from "./disk.ts";

const busy: ReadonlySet<string | undefined> = new Set(["EPERM", "EACCES", "EBUSY"]);
/** ms before each further try: a third of a second in all. */
const pauses = [10, 20, 40, 80, 160] as const;

/** The same disk, which tries up to five times more where another program may hold the file for a moment. */
export function patient(disk: Disk, pause: (ms: number) => Promise<unknown>): Disk {
  const insist = async <R>(attempt: () => Promise<R>): Promise<R> => {
    for (const ms of pauses) {
      try {
        return await attempt();
      } catch (error) {
        if (!busy.has(diskCode(error))) throw error;
      }
      await pause(ms);
    }
    return attempt();
  };
  return {
    ...disk,
    read: (path) => insist(() => disk.read(path)),
    rename: (from, to) => insist(() => disk.rename(from, to)),
    remove: (path) => insist(() => disk.remove(path)),
  };
}
