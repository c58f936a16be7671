/** @file The memory of an app: of its main process and of all that it started. Linux only, where the system tells. */
import { readdirSync, readFileSync } from "node:fs";

/** A file of /proc; "" where the process has just ended. */
function readProc(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

/** The processes below one, and itself. */
function treeOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    // pid (name, which may hold anything) state parent
    const parent = /^\d+ \(.*\) \S (?<parent>\d+)/su.exec(readProc(Number(name), "stat"))?.groups?.["parent"];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

/** What a tree of processes takes, in MB; what several share counts once (PSS). */
export const memoryOf = (root: number): number =>
  treeOf(root).reduce((sum, pid) => {
    const size = /^Pss:\s+(?<size>\d+) kB/mu.exec(readProc(pid, "smaps_rollup"))?.groups?.["size"];
    return sum + Number(size ?? 0) / 1000;
  }, 0);
