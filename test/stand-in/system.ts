/**
 * @file The small modules about the system around the app. What would be shown to a person is recorded; a test that
 * wants another answer than "cancelled" replaces the function, as it does on Electron.
 */
import { complain, record } from "./record.ts";
import { Emitter, surface } from "./surface.ts";

type DialogModelled = "showErrorBox" | "showMessageBox" | "showSaveDialog" | "showOpenDialog";

const optionsOf = (args: readonly unknown[]): object => {
  const last = args.at(-1);
  return typeof last === "object" && last !== null ? last : {};
};

/** electron.dialog */
export const dialog: Pick<Electron.Dialog, DialogModelled> = surface("dialog", {
  showErrorBox(title: string, content: string): void {
    record("dialog.showErrorBox", title, content);
    complain(`error box: ${title}: ${content}`);
  },
  showMessageBox(...args: unknown[]): Promise<Electron.MessageBoxReturnValue> {
    record("dialog.showMessageBox", ...args);
    const options = optionsOf(args);
    const cancel = "cancelId" in options && typeof options.cancelId === "number" ? options.cancelId : 0;
    return Promise.resolve({ response: cancel, checkboxChecked: false });
  },
  showSaveDialog(...args: unknown[]): Promise<Electron.SaveDialogReturnValue> {
    record("dialog.showSaveDialog", ...args);
    return Promise.resolve({ canceled: true, filePath: "" });
  },
  showOpenDialog(...args: unknown[]): Promise<Electron.OpenDialogReturnValue> {
    record("dialog.showOpenDialog", ...args);
    return Promise.resolve({ canceled: true, filePaths: [] });
  },
});

/** electron.shell */
export const shell: Pick<Electron.Shell, "openExternal" | "showItemInFolder"> = surface("shell", {
  openExternal(url: string): Promise<void> {
    record("shell.openExternal", url);
    return Promise.resolve();
  },
  showItemInFolder(path: string): void {
    record("shell.showItemInFolder", path);
  },
});

class PowerMonitor extends Emitter implements Pick<Electron.PowerMonitor, "getSystemIdleTime" | "getSystemIdleState"> {
  constructor() {
    super(["suspend", "resume", "lock-screen", "unlock-screen", "shutdown"]);
  }

  /** Seconds; the stand-in's user is always there. */
  getSystemIdleTime(): number {
    return 0;
  }

  /** A test that wants the screen locked replaces it. */
  getSystemIdleState(): ReturnType<Electron.PowerMonitor["getSystemIdleState"]> {
    return "active";
  }
}

/** electron.powerMonitor; a test emits its events. */
export const powerMonitor = new PowerMonitor();

const area = { x: 0, y: 0, width: 1280, height: 800 };
const display = surface("Display", {
  id: 1,
  label: "stand-in",
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
  rotation: 0,
  internal: false,
});

/** electron.screen: one display. */
export const screen = surface("screen", {
  getPrimaryDisplay: () => display,
  getDisplayMatching: () => display,
});
