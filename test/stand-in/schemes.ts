/** @file The custom schemes that the app has registered, and who answers for them. */

type Handler = (request: Request) => Response | Promise<Response>;

/** Registered before ready. */
export const registered = new Set<string>();
/** Scheme to the function that answers its requests. */
export const handlers = new Map<string, Handler>();

/** Whether an address is of a registered scheme. */
export function isOwnAddress(url: string): boolean {
  return registered.has(url.slice(0, url.indexOf(":")));
}
