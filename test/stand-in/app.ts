/** @file electron.app */
import { mkdirSync } from "node:fs";
import { LifeCycle } from "./life-cycle.ts";
import { defaultPath } from "./paths.ts";
import { record } from "./record.ts";
import { holdsLock, releaseLock, requestLock } from "./single-instance.ts";
import { startup } from "./startup.ts";
import { Emitter, makeEvent, surface } from "./surface.ts";

type Modelled =
  | "isPackaged"
  | "name"
  | "whenReady"
  | "isReady"
  | "getName"
  | "setName"
  | "getVersion"
  | "getAppPath"
  | "getLocale"
  | "getPreferredSystemLanguages"
  | "getPath"
  | "setPath"
  | "requestSingleInstanceLock"
  | "hasSingleInstanceLock"
  | "releaseSingleInstanceLock"
  | "enableSandbox"
  | "setAboutPanelOptions"
  | "showAboutPanel"
  | "setAppUserModelId"
  | "focus"
  | "quit"
  | "exit";

const commandLine: Pick<Electron.CommandLine, "appendSwitch" | "hasSwitch" | "getSwitchValue"> = surface(
  "app.commandLine",
  {
    appendSwitch(name: string, value = ""): void {
      startup.switches.push({ name, value });
    },
    hasSwitch: (name: string): boolean => startup.switches.some((given) => given.name === name),
    getSwitchValue: (name: string): string => startup.switches.findLast((given) => given.name === name)?.value ?? "",
  },
);

class App extends Emitter implements Pick<Electron.App, Modelled> {
  readonly isPackaged = startup.packaged;
  readonly commandLine = commandLine;
  readonly #paths = new Map<string, string>();
  name = startup.manifest.name;

  constructor() {
    super([
      "will-finish-launching",
      "ready",
      "second-instance",
      "window-all-closed",
      "activate",
      "before-quit",
      "will-quit",
      "quit",
      "web-contents-created",
      "browser-window-created",
      "browser-window-focus",
      "browser-window-blur",
      "render-process-gone",
      "child-process-gone",
    ]);
  }

  whenReady(): Promise<void> {
    return life.whenReady;
  }

  isReady(): boolean {
    return life.isReady;
  }

  getName(): string {
    return this.name;
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return startup.manifest.version ?? startup.version;
  }

  getAppPath(): string {
    return startup.appPath;
  }

  getLocale(): string {
    return "en-US";
  }

  getPreferredSystemLanguages(): string[] {
    return ["en-US"];
  }

  getPath(name: string): string {
    const set = this.#paths.get(name);
    if (set !== undefined) return set;
    const given = name === "userData" ? commandLine.getSwitchValue("user-data-dir") : "";
    const path = given === "" ? defaultPath(name, this.name, (other) => this.getPath(other)) : given;
    if (name === "userData") mkdirSync(path, { recursive: true }); // as Electron does
    return path;
  }

  setPath(name: string, path: string): void {
    this.getPath(name); // refuses an unknown name
    this.#paths.set(name, path);
    mkdirSync(path, { recursive: true });
  }

  requestSingleInstanceLock(additionalData?: Record<string, unknown>): boolean {
    return requestLock(this.getPath("userData"), additionalData, (words, folder, data) => {
      this.emit("second-instance", makeEvent({}), words, folder, data);
    });
  }

  hasSingleInstanceLock(): boolean {
    return holdsLock();
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  enableSandbox(): void {
    if (life.isReady) throw new Error("app.enableSandbox() can only be called before app is ready");
    record("app.enableSandbox"); // every page is sandboxed here, whatever the app says
  }

  setAboutPanelOptions(options: Electron.AboutPanelOptionsOptions): void {
    record("app.setAboutPanelOptions", options);
  }

  showAboutPanel(): void {
    record("app.showAboutPanel");
  }

  setAppUserModelId(id: string): void {
    record("app.setAppUserModelId", id);
  }

  focus(): void {
    record("app.focus");
  }

  quit(): void {
    life.quit();
  }

  exit(exitCode = 0): void {
    life.exit(exitCode);
  }
}

/** electron.app */
export const app = new App();

/** What is behind it. Through the property, because Playwright's loader replaces `emit`. */
export const life = new LifeCycle((event, ...args) => app.emit(event, ...args));

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => life.quit());
