/** @file electron.session: the one default session. Permission handlers are kept here and obeyed in permissions.ts. */
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
  | "setSpellCheckerLanguages";

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

  constructor() {
    super(["will-download"]);
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

/** The default session, as this model sees it. */
export const defaultSession = new Session();

/** electron.session */
export const session: Pick<typeof Electron.Session, "defaultSession"> = surface("session", {
  defaultSession: standFor<Electron.Session>(defaultSession),
});
