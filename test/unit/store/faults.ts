/**
 * @file Disks that go wrong, made out of disks that do not.
 */
import type { Disk } from "../../../electron/store/disk.ts";
import { systemError } from "./memory-disk.ts";

/** One call of a disk, not done yet. */
export interface Call<R = unknown> {
  readonly operation: keyof Disk;
  readonly path: string;
  readonly perform: () => Promise<R>;
  /** Does a part of it, where there are parts: of a file, the first half. */
  readonly performPart: () => Promise<unknown>;
}

/** Decides what becomes of a call. */
type Around = <R>(call: Call<R>) => Promise<R>;

const none = async (): Promise<void> => {};

/** The same disk, each of whose calls goes through `around`. */
export function tap(disk: Disk, around: Around): Disk {
  const pass = <R>(operation: keyof Disk, path: string, perform: () => Promise<R>): Promise<R> =>
    around({ operation, path, perform, performPart: none });
  return {
    read: (path) => pass("read", path, () => disk.read(path)),
    create: (path, content) =>
      around({
        operation: "create",
        path,
        perform: () => disk.create(path, content),
        performPart: () => disk.create(path, content.subarray(0, content.length / 2)),
      }),
    link: (from, to) => pass("link", to, () => disk.link(from, to)),
    rename: (from, to) => pass("rename", to, () => disk.rename(from, to)),
    remove: (path) => pass("remove", path, () => disk.remove(path)),
    list: (folder) => pass("list", folder, () => disk.list(folder)),
    makeFolder: (path) => pass("makeFolder", path, () => disk.makeFolder(path)),
    syncFolder: (path) => pass("syncFolder", path, () => disk.syncFolder(path)),
  };
}

/** The same disk, which refuses some operations. */
export const refusing = (disk: Disk, code: string, ...operations: readonly (keyof Disk)[]): Disk =>
  tap(disk, async (call) => {
    if (operations.includes(call.operation)) throw systemError(code);
    return call.perform();
  });

/** How much of the call that fails is done before it does. */
export const extents = ["nothing", "part", "all"] as const;
/** How much of the call that fails is done before it does. */
export type Extent = (typeof extents)[number];

async function performUpTo(extent: Extent, call: Call): Promise<void> {
  if (extent === "part") await call.performPart();
  // a call that fails by itself anyway fails as it would have
  if (extent === "all") await call.perform();
}

/** A disk whose n-th call, counted from 1, goes wrong. */
export interface Fault {
  readonly disk: Disk;
  /** Whether there was an n-th call. */
  readonly hasStruck: () => boolean;
  /** Resolves when it is reached. */
  readonly struck: Promise<void>;
}

/** Fails the n-th call with a code, and with `forGood` all that follow, until `heal`. */
export function failing(
  disk: Disk,
  n: number,
  { code, extent, forGood }: { code: string; extent: Extent; forGood: boolean },
): Fault & { readonly heal: () => void } {
  let count = 0;
  let isHealed = false;
  const { promise: struck, resolve } = Promise.withResolvers<void>();
  const faulty = tap(disk, async (call) => {
    count += 1;
    if (isHealed || count < n || (count > n && !forGood)) return call.perform();
    resolve();
    await performUpTo(count === n ? extent : "nothing", call);
    throw systemError(code);
  });
  return { disk: faulty, hasStruck: () => count >= n, struck, heal: () => (isHealed = true) };
}

/** Stops for ever in the n-th call, as a process does that is killed. */
export function killing(disk: Disk, n: number, extent: Extent): Fault {
  let count = 0;
  const { promise: struck, resolve } = Promise.withResolvers<void>();
  const dying = tap(disk, async (call) => {
    count += 1;
    if (count < n) return call.perform();
    if (count === n) await Promise.allSettled([performUpTo(extent, call)]);
    resolve();
    return Promise.withResolvers<never>().promise;
  });
  return { disk: dying, hasStruck: () => count >= n, struck };
}

/**
 * Lets the 1st, the 2nd, … call go wrong until there is no such call, and gathers what `run` finds wrong.
 * `run` says whether its fault has struck.
 */
export async function atEachCall(
  run: (n: number, wrong: (what: string) => void) => Promise<boolean>,
): Promise<{ calls: number; wrong: string[] }> {
  const wrong: string[] = [];
  let calls = 0;
  while (await run(calls + 1, (what) => wrong.push(`call ${calls + 1}: ${what}`))) calls += 1;
  return { calls, wrong };
}
