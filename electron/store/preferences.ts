/**
 * @file What people have chosen for this computer, as a file that is open to be read: it is needed before the key is, and
 * holds no secret. What it may be is bounded where it is read. Beside it lies how large the page was last shown, which
 * nothing else remembers: the page's own session is in memory.
 */
import { dirname, join } from "node:path";
import { type Adapter, Low } from "lowdb";
import { defaultPreferences, type Preferences, preferencesSchema } from "../../shared/preferences.ts";
import { extend, gte, literal, lte, number, optional } from "../../shared/zod.ts";
import { attempt, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { replaceFile, type Writing } from "./durable.ts";
import { layoutOf } from "./layout.ts";
import { makeFolders, sweep } from "./prepare.ts";
import { Serial } from "./serial.ts";
import { parseVersioned, type Versioned } from "./versioned.ts";

/** 1 had no zoom. */
const versions = [1, 2] as const;
const [, version] = versions;
/** Chromium's own bounds. */
const [zoomLeast, zoomMost] = [0.25, 5];
const fileSchema = extend(preferencesSchema, {
  version: literal(versions),
  zoom: optional(number().check(gte(zoomLeast), lte(zoomMost))),
});

interface Kept {
  readonly chosen: Preferences;
  readonly zoom: number;
}

/** The lowdb adapter of the one file. */
class PreferencesFile implements Adapter<Versioned<Kept>> {
  readonly #writing: Writing;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  async read(): Promise<Versioned<Kept>> {
    let text;
    try {
      text = Buffer.from(await this.#writing.disk.read(this.#writing.path)).toString("utf8");
    } catch {
      return { state: "refused" };
    }
    const parsed = parseVersioned(text, version, fileSchema);
    if (parsed.state !== "known") return parsed;
    const { version: _, zoom = 1, ...chosen } = parsed.value;
    return { state: "known", value: { chosen, zoom } };
  }

  async write(data: Versioned<Kept>): Promise<void> {
    if (data.state !== "known") throw new Error("Only whole preferences can be written");
    const { chosen, zoom } = data.value;
    await replaceFile(this.#writing, Buffer.from(`${JSON.stringify({ version, ...chosen, zoom }, null, 2)}\n`, "utf8"));
  }
}

/** The preferences of a data folder. */
export interface PreferencesStore {
  /** What holds now. */
  readonly current: () => Preferences;
  /** "saved": it is on disk. "not_saved": the disk refused, or a newer program wrote the file; what holds now has not
   * changed. */
  readonly change: (next: Preferences) => Promise<"saved" | "not_saved">;
  /** How large the page is shown: 1 is its own size. */
  readonly zoom: () => number;
  /** Keeps that for the next start, if it can. */
  readonly keepZoom: (zoom: number) => Promise<"saved" | "not_saved">;
  /** Resolves when every write under way has ended. */
  readonly settled: () => Promise<void>;
}

/** Reads what was chosen; what is missing, damaged or out of bounds is as if nobody had chosen. */
export async function openPreferences(options: {
  folder: string;
  disk: Disk;
  randomBytes: (count: number) => Uint8Array;
}): Promise<PreferencesStore> {
  const { disk, randomBytes } = options;
  // not "preferences": Chromium keeps a file of that name there, with a capital, which many a disk takes for the same
  const layout = layoutOf(options.folder, "choices");
  const path = join(layout.documents, "preferences.json");
  const db = new Low<Versioned<Kept>>(new PreferencesFile({ disk, path, temp: layout.temp, randomBytes }), {
    state: "refused",
  });
  await sweep(disk, layout);
  await db.read();
  const isNewer = db.data.state === "newer";
  let kept: Kept = db.data.state === "known" ? db.data.value : { chosen: defaultPreferences, zoom: 1 };
  const serial = new Serial();
  const keep = async (changes: Partial<Kept>): Promise<"saved" | "not_saved"> =>
    serial.run(dirname(path), async () => {
      const next = { ...kept, ...changes };
      if (isNewer || !(await succeeds(() => makeFolders(disk, layout)))) return "not_saved";
      db.data = { state: "known", value: next };
      if ((await attempt(async () => db.write())) === "refused") return "not_saved";
      kept = next;
      return "saved";
    });
  return {
    current: () => kept.chosen,
    change: async (chosen) => keep({ chosen }),
    zoom: () => kept.zoom,
    keepZoom: async (wished) => {
      const zoom = Math.min(Math.max(wished, zoomLeast), zoomMost);
      return zoom === kept.zoom ? "saved" : keep({ zoom });
    },
    settled: async () => serial.idle(),
  };
}
