/**
 * @file Saving a file where its owner says, through the system's own dialog.
 */
import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { app, type BrowserWindow, dialog } from "electron";
import type { Files } from "../auth/deps.ts";

/** Writes a text whole or not at all: beside its place, to the disk, then into its place. */
async function write(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    const file = await open(aside, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** The files of whoever sits at the window. */
export function createFiles(currentWindow: () => BrowserWindow | undefined): Files {
  let asking: BrowserWindow | undefined;

  const ask = async (window: BrowserWindow, name: string): Promise<string> => {
    asking = window;
    try {
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: join(app.getPath("documents"), name),
        properties: ["showOverwriteConfirmation", "createDirectory"],
      });
      return canceled ? "" : filePath;
    } finally {
      if (asking === window) asking = undefined;
    }
  };

  return {
    async save({ name, text, isWanted }) {
      const window = currentWindow();
      // one dialog at a time: a page that was taken over could bury people under them
      if (!window || asking === window) return "cancelled";
      const filePath = await ask(window, name);
      if (filePath === "") return "cancelled";
      if (!isWanted()) return "unwanted";
      try {
        await write(filePath, text);
        return "saved";
      } catch {
        return "not_saved"; // a full disk, a folder that may not be written to
      }
    },
  };
}
