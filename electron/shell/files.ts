/**
 * @file Saving a file where its owner says, through the system's own dialog.
 */
import { randomBytes } from "node:crypto";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import type { Files } from "../auth/deps.ts";
import { diskCode, succeeds } from "../store/disk-code.ts";
import { nodeDisk } from "../store/disk.ts";
import { replaceFile } from "../store/durable.ts";

/** Files of people's own, and when none is being written. */
export interface OwnFiles extends Files {
  /** Resolves when every write under way has ended: what is half written has no name that anybody knows. */
  readonly settled: () => Promise<void>;
}

/** Writes over a file as it lies. What is half written is taken away. */
async function overwrite(path: string, content: Uint8Array): Promise<void> {
  const file = await open(path, "w", 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    await succeeds(async () => nodeDisk.remove(path));
    throw error;
  } finally {
    await file.close();
  }
}

/** Puts a file in its place whole; where nothing may be made beside it (macOS lets an app have the chosen file alone), as
 * well as can be. */
async function put(path: string, content: Uint8Array): Promise<void> {
  try {
    await replaceFile({ disk: nodeDisk, path, temp: dirname(path), randomBytes }, content);
  } catch (error) {
    const code = diskCode(error);
    if (code !== "EPERM" && code !== "EACCES") throw error;
    await overwrite(path, content);
  }
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
export function createFiles(currentWindow: () => BrowserWindow | undefined): OwnFiles {
  let asking: BrowserWindow | undefined;
  const underWay = new Set<Promise<boolean>>();

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

  const write = async (path: string, text: string): Promise<boolean> => {
    const written = succeeds(async () => put(path, Buffer.from(text)));
    underWay.add(written);
    return written.finally(() => underWay.delete(written));
  };

  return {
    settled: async () => {
      await Promise.all(underWay);
    },
    async save({ name, text, isWanted }) {
      const window = currentWindow();
      // one dialog at a time: a page that was taken over could bury people under them
      if (!window || asking === window) return "cancelled";
      const filePath = await ask(window, name);
      if (filePath === "") return "cancelled";
      if (!isWanted()) return "unwanted";
      return (await write(filePath, text)) ? "saved" : "not_saved"; // a full disk, a folder that may not be written to
    },
  };
}
