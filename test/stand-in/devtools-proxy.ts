/**
 * @file Stands between a DevTools client (Playwright) and Chromium's port, so that the client sees the app's addresses and
 * never sees a popup that is denied, as with Electron.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { pages } from "./page.ts";
import { textToApp, toChromium } from "./scheme.ts";
import { registered } from "./schemes.ts";
import { accept } from "./websocket.ts";

/** A navigation that the client asks for is nobody's to refuse, and needs Chromium's address. */
function toUpstream(text: string): string {
  if (!text.includes('"Page.navigate"')) return text;
  const message: unknown = JSON.parse(text);
  if (typeof message !== "object" || message === null || !("params" in message)) return text;
  const { params } = message;
  if (typeof params !== "object" || params === null || !("url" in params && "frameId" in params)) return text;
  const url = toChromium(String(params.url), registered);
  const page = pages.get(String(params.frameId));
  if (page !== undefined) page.expected = url;
  return JSON.stringify({ ...message, params: { ...params, url } });
}

/** A page that another page opened; the stand-in closes it before it is anything. */
const isPopup = (text: string): boolean =>
  text.startsWith('{"method":"Target.attachedToTarget"') && text.includes('"openerId"');

function relay(request: IncomingMessage, socket: Duplex, address: string): void {
  const early: string[] = [];
  const upstream = new WebSocket(address);
  const client = accept(
    request,
    socket,
    (text) => {
      if (upstream.readyState === WebSocket.OPEN) upstream.send(toUpstream(text));
      else early.push(toUpstream(text));
    },
    () => upstream.close(),
  );
  upstream.addEventListener("open", () => {
    for (const text of early.splice(0)) upstream.send(text);
  });
  upstream.addEventListener("message", ({ data }) => {
    const text = String(data);
    if (!isPopup(text)) client.send(textToApp(text, registered));
  });
  upstream.addEventListener("close", client.close);
  upstream.addEventListener("error", client.close);
}

/** Opens a port for one address of Chromium's and gives the address that takes its place. */
export async function openProxy(address: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<AddressInfo | string | null>();
  const server = createServer();
  server.on("upgrade", (request: IncomingMessage, socket: Duplex) => relay(request, socket, address));
  server.listen(0, "127.0.0.1", () => resolve(server.address()));
  server.unref();
  const bound = await promise;
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  return `ws://127.0.0.1:${String(port)}${new URL(address).pathname}`;
}
