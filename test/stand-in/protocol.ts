/** @file electron.protocol: custom schemes and who answers their requests. */
import { app } from "./app.ts";
import { handlers, registered } from "./schemes.ts";
import { surface } from "./surface.ts";

type Modelled = "registerSchemesAsPrivileged" | "handle" | "unhandle" | "isProtocolHandled";

/** electron.protocol, and the protocol of the default session. */
export const protocol: Pick<Electron.Protocol, Modelled> = surface("protocol", {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (app.isReady()) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true)
        throw new Error(`stand-in: only standard and secure schemes are modelled, and ${scheme} is not`);
      registered.add(scheme);
    }
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!registered.has(scheme)) throw new Error(`stand-in: the scheme ${scheme} is not registered as privileged`);
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
