/**
 * @file What people have chosen for this computer, as a file that is open to be read: it is needed before the key is, and
 * holds no secret. What it may be is bounded where it is read.
 */
import { dirname, join } from "node:path";
import { type Adapter, Low } from "lowdb";
import { defaultPreferences, type Preferences, preferencesSchema } from "../../shared/preferences.ts";
import { extend, literal } from "../../shared/zod.ts";
import { attempt, succeeds } from "./disk-code.ts";
import type { Disk } from "./disk.ts";
import { replaceFile, type Writing } from "./durable.ts";
import { layoutOf } from "./layout.ts";
import { makeFolders, sweep } from "./prepare.ts";
import { Serial } from "./serial.ts";
import { parseVersioned, type Versioned } from "./versioned.ts";

const version = 1;
const fileSchema = extend(preferencesSchema, { version: literal(version) });

/** The lowdb adapter of the one file. */
class PreferencesFile implements Adapter<Versioned<Preferences>> {
  readonly #writing: Writing;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  async read(): Promise<Versioned<Preferences>> {
    let text;
    try {
      text = Buffer.from(await this.#writing.disk.read(this.#writing.path)).toString("utf8");
    } catch {
      return { state: "refused" };
    }
    const parsed = parseVersioned(text, version, fileSchema);
    if (parsed.state !== "known") return parsed;
    const { version: _, ...value } = parsed.value;
    return { state: "known", value };
  }

  async write(data: Versioned<Preferences>): Promise<void> {
    if (data.state !== "known") throw new Error("Only whole preferences can be written");
    await replaceFile(this.#writing, Buffer.from(`${JSON.stringify({ version, ...data.value }, null, 2)}\n`, "utf8"));
  }
}

/** The preferences of a data folder. */
export interface PreferencesStore {
  /** What holds now. */
  readonly current: () => Preferences;
  /** "saved": it is on disk. "not_saved": the disk refused, or a newer program wrote the file; what holds now has not
   * changed. */
  readonly change: (next: Preferences) => Promise<"saved" | "not_saved">;
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
  const layout = layoutOf(options.folder, "preferences");
  const path = join(layout.documents, "preferences.json");
  const db = new Low<Versioned<Preferences>>(new PreferencesFile({ disk, path, temp: layout.temp, randomBytes }), {
    state: "refused",
  });
  await sweep(disk, layout);
  await db.read();
  const isNewer = db.data.state === "newer";
  let current = db.data.state === "known" ? db.data.value : defaultPreferences;
  const serial = new Serial();
  return {
    current: () => current,
    change: async (next) =>
      serial.run(dirname(path), async () => {
        if (isNewer || !(await succeeds(() => makeFolders(disk, layout)))) return "not_saved";
        db.data = { state: "known", value: next };
        if ((await attempt(async () => db.write())) === "refused") return "not_saved";
        current = next;
        return "saved";
      }),
    settled: async () => serial.idle(),
  };
}
