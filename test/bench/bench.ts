/**
 * @file `npm run bench`: figures as ratios, each measured against its peer in the same run. Names choose what is
 * measured (`npm run bench -- store qr`); `--json` prints the same as data; `--quick` only shows that it all runs.
 * It fails where the time of an answer tells what it must not (R18).
 */
import { cpus, loadavg, totalmem, type } from "node:os";
import { electronDist } from "../electron-dist.ts";
import { measureQr } from "./qr.ts";
import { type Row, table } from "./report.ts";
import { measureRequests } from "./requests.ts";
import type { Limits } from "./rounds.ts";
import { measureSignIn } from "./sign-in.ts";
import { measureSize } from "./size.ts";
import { measureStart } from "./start.ts";
import { measureStore } from "./store.ts";

const quick = process.argv.includes("--quick");
const json = process.argv.includes("--json");
const say = (text: string): void => void process.stdout.write(text);

/** So many rounds, if they fit into so many seconds. */
const atMost = (rounds: number, seconds: number): Limits =>
  quick ? { rounds: Math.ceil(rounds / 10), seconds: 10 } : { rounds, seconds };

const benches: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  store: async () =>
    measureStore({
      sizes: quick ? [10, 1000] : [10, 1000, 100_000],
      short: atMost(60, 45),
      long: atMost(7, 40),
    }),
  "sign-in": async () => measureSignIn({ one: atMost(20, 45), eight: atMost(7, 45), many: atMost(400, 20) }),
  requests: async () => measureRequests(atMost(40, 40)),
  start: async () => measureStart({ starts: atMost(15, 45), mains: atMost(20, 20) }),
  size: measureSize,
  qr: async () => measureQr(atMost(200, 20)),
};

const names = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = names.find((name) => !Object.hasOwn(benches, name));
if (unknown !== undefined) {
  throw new Error(`${unknown} cannot be measured, only ${Object.keys(benches).join(", ")}`);
}

const { kind, version, env } = await electronDist();
Object.assign(process.env, env);
const [cpu] = cpus();
const machine = {
  on: kind === "real" ? `Electron ${version}` : `the stand-in for Electron ${version}`,
  system: type(),
  cpu: `${cpus().length} × ${cpu?.model ?? "unknown"}`,
  memory: `${Math.round(totalmem() / 1e9)} GB`,
  // 1 or less for each processor: nobody else was at it
  load: loadavg()[0]?.toFixed(1),
};
if (!json) say(`${Object.values(machine).join(", ")} (load before the run)\n`);

const measured: Record<string, Row[]> = {};
for (const [name, measure] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const rows = await measure();
  measured[name] = rows;
  if (!json) say(`\n${name}\n\n${table(rows)}`);
}
// unlike a time, a rank test says the same on any machine; in a hurry it says nothing
const told = Object.values(measured).flatMap((rows) => rows.filter(({ unit, met }) => unit === "σ" && !met));
if (!quick && told.length > 0) process.exitCode = 1;
if (json) say(`${JSON.stringify({ machine, measured }, undefined, 2)}\n`);
