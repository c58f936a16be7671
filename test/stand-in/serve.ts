/** @file Answers a request of a custom scheme with what the app's handler gives. */
import { chromium } from "./chromium.ts";
import type { Payload } from "./devtools-pipe.ts";
import { headersToChromium, toApp } from "./scheme.ts";
import { handlers, registered } from "./schemes.ts";
import { standFor } from "./surface.ts";
import { headersReceived } from "./web-request.ts";

/** Fulfils a paused request for an address of the app's; or gives the reason why it is to fail. */
export async function serve(
  { requestId, request: asked }: Payload<"Fetch.requestPaused">,
  url: string,
  details: Electron.OnBeforeRequestListenerDetails,
): Promise<"Failed" | "BlockedByClient" | undefined> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) return "Failed";
  const body = Buffer.concat((asked.postDataEntries ?? []).map(({ bytes = "" }) => Buffer.from(bytes, "base64")));
  const headers = Object.entries(asked.headers).map(([name, value]): [string, string] => [
    name,
    toApp(value, registered),
  ]);
  const { method } = asked;
  const response = await handler(new Request(url, { method, headers, ...(body.length > 0 ? { body } : {}) }));
  if (response.type === "error") return "Failed";
  const received: Record<string, string[]> = {};
  for (const [name, value] of response.headers) received[name] = [...(received[name] ?? []), value];
  const answer = await headersReceived.ask(
    standFor<Electron.OnHeadersReceivedListenerDetails>({
      ...details,
      statusCode: response.status,
      statusLine: `HTTP/1.1 ${String(response.status)}`,
      responseHeaders: received,
    }),
  );
  if (answer?.cancel === true) return "BlockedByClient";
  await chromium().send("Fetch.fulfillRequest", {
    requestId,
    responseCode: response.status,
    responseHeaders: headersToChromium(answer?.responseHeaders ?? received, registered),
    body: Buffer.from(await response.arrayBuffer()).toString("base64"),
  });
  return undefined;
}
