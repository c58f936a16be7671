/**
 * @file What the roles of menu items are called, hold and do. A role without a deed keeps its place in the menu and
 * throws when it is clicked.
 */
import { app } from "./app.ts";
import type { BrowserWindow } from "./browser-window.ts";
import type { WebContents } from "./web-contents.ts";

interface Role {
  readonly label: string;
  /** The roles below it; "" is a separator. */
  readonly submenu?: readonly string[];
  readonly ofApp?: () => void;
  readonly ofWindow?: (window: BrowserWindow) => void;
  readonly ofContents?: (contents: WebContents) => void;
}

const mac = process.platform === "darwin";
const step = (contents: WebContents, by: number): void => contents.setZoomLevel(contents.getZoomLevel() + by);

const roles = new Map<string, Role>([
  ["about", { label: "About", ofApp: () => app.showAboutPanel() }],
  ["quit", { label: "Quit", ofApp: () => app.quit() }],
  ["close", { label: mac ? "Close Window" : "Close", ofWindow: (window) => window.close() }],
  ["minimize", { label: "Minimize", ofWindow: (window) => window.minimize() }],
  ["reload", { label: "Reload", ofWindow: (window) => window.reload() }],
  ["forcereload", { label: "Force Reload", ofContents: (contents) => contents.reloadIgnoringCache() }],
  ["resetzoom", { label: "Actual Size", ofContents: (contents) => contents.setZoomLevel(0) }],
  ["zoomin", { label: "Zoom In", ofContents: (contents) => step(contents, 0.5) }],
  ["zoomout", { label: "Zoom Out", ofContents: (contents) => step(contents, -0.5) }],
  ["undo", { label: "Undo" }],
  ["redo", { label: "Redo" }],
  ["cut", { label: "Cut" }],
  ["copy", { label: "Copy" }],
  ["paste", { label: "Paste" }],
  ["delete", { label: "Delete" }],
  ["selectall", { label: "Select All" }],
  ["togglefullscreen", { label: "Toggle Full Screen" }],
  ["toggledevtools", { label: "Toggle Developer Tools" }],
  ["zoom", { label: "Zoom" }],
  ["services", { label: "Services" }],
  ["appmenu", { label: app.getName(), submenu: ["about", "", "services", "", "quit"] }],
  ["filemenu", { label: "File", submenu: [mac ? "close" : "quit"] }],
  ["editmenu", { label: "Edit", submenu: ["undo", "redo", "", "cut", "copy", "paste", "delete", "", "selectall"] }],
  ["windowmenu", { label: "Window", submenu: ["minimize", "zoom", "close"] }],
]);

function roleOf(name: string): Role {
  const role = roles.get(name);
  if (role === undefined) throw new Error(`stand-in: the menu role ${name} is not modelled`);
  return role;
}

/** A role's own label. */
export function labelOf(name: string): string {
  return roleOf(name).label;
}

/** The template below a role that is a whole menu. */
export function submenuOf(name: string): ({ role: string } | { type: "separator" })[] | undefined {
  return roleOf(name).submenu?.map((role) => (role === "" ? { type: "separator" } : { role }));
}

/** Does what the role does, as Electron does it: false where it needs a window or contents and has none. */
export function execute(name: string, window: BrowserWindow | undefined, contents: WebContents | undefined): boolean {
  const { ofApp, ofWindow, ofContents } = roleOf(name);
  if (ofApp === undefined && ofWindow === undefined && ofContents === undefined)
    throw new Error(`stand-in: clicking the menu role ${name} is not modelled`);
  if (ofApp !== undefined) ofApp();
  else if (ofWindow !== undefined && window !== undefined) ofWindow(window);
  else if (ofContents !== undefined && contents !== undefined) ofContents(contents);
  else return false;
  return true;
}
