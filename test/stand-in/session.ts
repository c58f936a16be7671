/**
 * @file electron.session: the default one and those in memory. All are one to Chromium here, whose profile goes with it:
 * what one is told (protocol, requests, permissions) holds for all. Permission handlers are obeyed in permissions.ts.
 */
import { protocol } from "./protocol.ts";
import { record } from "./record.ts";
import { Emitter, standFor, surface } from "./surface.ts";
import { webRequest } from "./web-request.ts";

type PermissionRequest = Parameters<Electron.Session["setPermissionRequestHandler"]>[0];
type PermissionCheck = Parameters<Electron.Session["setPermissionCheckHandler"]>[0];
type Modelled =
  | "setPermissionRequestHandler"
  | "setPermissionCheckHandler"
  | "setDevicePermissionHandler"
  | "setDisplayMediaRequestHandler"
  | "setSpellCheckerEnabled"
  | "setSpellCheckerLanguages"
  | "isPersistent";

/** The app's permission handlers; null means Electron's default, which grants. */
export const permissionHandlers: { request: PermissionRequest; check: PermissionCheck } = {
  request: null,
  check: null,
};

let onChange: () => void = () => undefined;
/** Calls back whenever the app replaces a permission handler. */
export function onPermissionHandlers(listener: () => void): void {
  onChange = listener;
}

class Session extends Emitter implements Pick<Electron.Session, Modelled> {
  readonly protocol = protocol;
  readonly webRequest = webRequest;

  readonly #isPersistent: boolean;

  constructor(isPersistent: boolean) {
    super(["will-download"]);
    this.#isPersistent = isPersistent;
  }

  isPersistent(): boolean {
    return this.#isPersistent;
  }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    permissionHandlers.request = handler;
    onChange();
  }

  setPermissionCheckHandler(handler: PermissionCheck): void {
    permissionHandlers.check = handler;
    onChange();
  }

  setDevicePermissionHandler(...args: Parameters<Electron.Session["setDevicePermissionHandler"]>): void {
    record("session.setDevicePermissionHandler", ...args); // no device is ever offered here
  }

  setDisplayMediaRequestHandler(...args: Parameters<Electron.Session["setDisplayMediaRequestHandler"]>): void {
    record("session.setDisplayMediaRequestHandler", ...args); // no screen is ever offered here
  }

  setSpellCheckerEnabled(enable: boolean): void {
    record("session.setSpellCheckerEnabled", enable);
  }

  setSpellCheckerLanguages(languages: string[]): void {
    record("session.setSpellCheckerLanguages", languages);
  }
}

const defaultSession = new Session(true);
const inMemory = new Map<string, Session>();

function fromPartition(partition: string): Session {
  if (partition === "" || partition.startsWith("persist:")) {
    throw new Error(`stand-in: the partition "${partition}" is not modelled: only those in memory are`);
  }
  const made = inMemory.get(partition) ?? new Session(false);
  inMemory.set(partition, made);
  return made;
}

/** The session of a page, as this model sees it. */
export const sessionOf = ({ partition }: Electron.WebPreferences): Session =>
  partition === undefined ? defaultSession : fromPartition(partition);

/** electron.session */
export const session: Pick<typeof Electron.Session, "defaultSession" | "fromPartition"> = surface("session", {
  defaultSession: standFor<Electron.Session>(defaultSession),
  fromPartition: (partition: string) => standFor<Electron.Session>(fromPartition(partition)),
});
