/**
 * @file A process of its own that opens a store once and looks one account up: how long that took in ms, and how much
 * more memory it then has, in MB. Arguments: the store and its folder. Needs `--expose-gc`.
 */
import { writeSync } from "node:fs";
import { timeOf } from "./rounds.ts";
import { plainLowdb, twofold } from "./stores.ts";

const [, , name, folder = ""] = process.argv;
const store = name === "twofold" ? twofold : plainLowdb;

const memory = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
};

const before = memory();
const open = await timeOf(async () => {
  const opened = await store.open(folder);
  await opened.lookup(7);
});
writeSync(1, JSON.stringify({ open, memory: memory() - before }));
