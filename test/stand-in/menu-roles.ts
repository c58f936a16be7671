// What the roles of menu items are called and do. A role that is not here keeps its place in the menu and throws when
// it is clicked.
import { app } from "./app.ts";
import type { BrowserWindow } from "./browser-window.ts";
import type { WebContents } from "./web-contents.ts";

interface Role {
  readonly label: string;
  readonly ofApp?: () => void;
  readonly ofWindow?: (window: BrowserWindow) => void;
  readonly ofContents?: (contents: WebContents) => void;
}

const step = (contents: WebContents, by: number): void => contents.setZoomLevel(contents.getZoomLevel() + by);

const roles = new Map<string, Role>([
  ["about", { label: "About", ofApp: () => app.showAboutPanel() }],
  ["quit", { label: "Quit", ofApp: () => app.quit() }],
  ["close", { label: "Close Window", ofWindow: (window) => window.close() }],
  ["minimize", { label: "Minimize", ofWindow: (window) => window.minimize() }],
  ["reload", { label: "Reload", ofWindow: (window) => window.reload() }],
  ["forcereload", { label: "Force Reload", ofContents: (contents) => contents.reloadIgnoringCache() }],
  ["resetzoom", { label: "Actual Size", ofContents: (contents) => contents.setZoomLevel(0) }],
  ["zoomin", { label: "Zoom In", ofContents: (contents) => step(contents, 0.5) }],
  ["zoomout", { label: "Zoom Out", ofContents: (contents) => step(contents, -0.5) }],
]);

/** A role's own label. */
export function labelOf(role: string): string {
  return roles.get(role)?.label ?? role;
}

/** Does what the role does, as Electron does it: false where it needs a window or contents and has none. */
export function execute(role: string, window: BrowserWindow | undefined, contents: WebContents | undefined): boolean {
  const known = roles.get(role);
  if (known === undefined) throw new Error(`stand-in: the menu role ${role} is not modelled`);
  if (known.ofApp !== undefined) known.ofApp();
  else if (known.ofWindow !== undefined && window !== undefined) known.ofWindow(window);
  else if (known.ofContents !== undefined && contents !== undefined) known.ofContents(contents);
  else return false;
  return true;
}
