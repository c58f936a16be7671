/**
 * @file Saving a file where its owner says, through the system's own dialog.
 */
import { join } from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import type { Clock, Files } from "../auth/deps.ts";
import { succeeds } from "../store/disk-code.ts";
import { writeOwnFile } from "./own-file.ts";

/** Files of people's own, and when none is being written. */
export interface OwnFiles extends Files {
  /** Resolves when every write under way has ended, or after some seconds: what is half written has no name that anybody
   * knows. */
  readonly settled: () => Promise<void>;
}

/** For how long an end is held back for a file at most, in ms: it may go to a place that does not answer any more. */
const patience = 10_000;

/** How many dialogs may be called off within so many ms; then there is none until the first of them is that long ago. */
const [calledOffMost, calledOffWithin] = [3, 60_000] as const;

/** What became of a text for which there was a place. */
type Written = "saved" | "unwanted" | "not_saved";

/** What saving takes. */
interface FilesParts {
  readonly currentWindow: () => BrowserWindow | undefined;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Where a file of that name would go: among their documents, where the system knows of such a place. */
function proposed(name: string): string {
  try {
    return join(app.getPath("documents"), name);
  } catch {
    return name;
  }
}

/** The files of whoever sits at the window. */
export function createFiles({ currentWindow, platform, clock, wait }: FilesParts): OwnFiles {
  let asking: BrowserWindow | undefined;
  const underWay = new Set<Promise<Written>>();
  /** When dialogs were called off, in ms since the epoch; the last few. */
  let calledOff: readonly number[] = [];

  /** A page that was taken over could bury people under dialogs, so that they reach neither the window nor its menu. */
  const mayAsk = (window: BrowserWindow): boolean => {
    const now = clock();
    calledOff = calledOff.filter((at) => at <= now && now - at < calledOffWithin);
    return asking !== window && calledOff.length < calledOffMost;
  };

  const ask = async (window: BrowserWindow, name: string): Promise<string> => {
    asking = window;
    try {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: proposed(name),
        properties: ["showOverwriteConfirmation", "createDirectory"],
      });
      return canceled ? "" : filePath;
    } finally {
      if (asking === window) asking = undefined;
    }
  };

  const write = async (path: string, text: string, isWanted: () => Promise<boolean>): Promise<Written> => {
    if (!(await isWanted())) return "unwanted";
    // a full disk, a folder that may not be written to
    return (await succeeds(async () => writeOwnFile(path, Buffer.from(text), platform))) ? "saved" : "not_saved";
  };

  return {
    settled: async () => {
      if (underWay.size > 0) await Promise.race([Promise.all(underWay), wait(patience)]);
    },
    async save({ name, text, isWanted }) {
      const window = currentWindow();
      if (!window) return "cancelled";
      if (!mayAsk(window)) return "busy";
      const filePath = await ask(window, name);
      if (filePath === "") {
        calledOff = [...calledOff, clock()];
        return "cancelled";
      }
      const written = write(filePath, text, isWanted);
      underWay.add(written);
      return written.finally(() => underWay.delete(written));
    },
  };
}
