/** @file Which options of a window are modelled. Any other throws, instead of being lost. */

const options = new Set<keyof Electron.BrowserWindowConstructorOptions>([
  "show",
  "width",
  "height",
  "x",
  "y",
  "minWidth",
  "minHeight",
  "useContentSize",
  "backgroundColor",
  "title",
  "icon",
  "autoHideMenuBar",
  "fullscreenable",
  "maximizable",
  "name",
  "windowStatePersistence",
  "webPreferences",
]);

const preferences = new Set<keyof Electron.WebPreferences>([
  "preload",
  "partition",
  "sandbox",
  "contextIsolation",
  "nodeIntegration",
  "nodeIntegrationInSubFrames",
  "nodeIntegrationInWorker",
  "webSecurity",
  "allowRunningInsecureContent",
  "experimentalFeatures",
  "webviewTag",
  "spellcheck",
  "devTools",
  "navigateOnDragDrop",
  "safeDialogs",
  "disableDialogs",
  "backgroundThrottling",
  "zoomFactor",
]);

/** What every page here is like; a window that asks for another kind cannot be shown. */
const fixed: readonly (readonly [keyof Electron.WebPreferences, boolean])[] = [
  ["sandbox", true],
  ["contextIsolation", true],
  ["nodeIntegration", false],
  ["nodeIntegrationInSubFrames", false],
  ["nodeIntegrationInWorker", false],
  ["webSecurity", true],
  ["webviewTag", false],
];

/** Throws where an option is not modelled. */
export function checkOptions(given: Electron.BrowserWindowConstructorOptions): void {
  const { webPreferences = {} } = given;
  const known: ReadonlySet<string> = new Set<string>([...options, ...preferences]);
  const unknown = [...Object.keys(given), ...Object.keys(webPreferences)].find((name) => !known.has(name));
  if (unknown !== undefined) throw new Error(`stand-in: the window option ${unknown} is not modelled`);
  for (const [name, value] of fixed) {
    const wish = webPreferences[name];
    if (wish !== undefined && wish !== value) throw new Error(`stand-in: ${name}: ${String(!value)} is not modelled`);
  }
}
