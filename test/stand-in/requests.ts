// Answers every paused request of every page: navigation events, webRequest listeners, the custom scheme's handler.
import { chromium } from "./chromium.ts";
import type { Payload } from "./devtools-pipe.ts";
import { type Page, pageOfFrame, pagesInTheMaking } from "./page.ts";
import { applyPermissions } from "./permissions.ts";
import { complain, verbose } from "./record.ts";
import { handlers, registered } from "./schemes.ts";
import { policyToChromium, toApp, toChromium } from "./scheme.ts";
import { makeEvent, standFor } from "./surface.ts";
import { isDenied } from "./targets.ts";
import { beforeRequest, headersReceived } from "./web-request.ts";
import { contentsOf } from "./web-contents.ts";

type Paused = Payload<"Fetch.requestPaused">;
type Refusal = "Aborted" | "BlockedByClient" | "AddressUnreachable" | "Failed";

const resourceTypes = new Map<string, Electron.OnBeforeRequestListenerDetails["resourceType"]>([
  ["Stylesheet", "stylesheet"],
  ["Script", "script"],
  ["Image", "image"],
  ["Font", "font"],
  ["XHR", "xhr"],
  ["Fetch", "xhr"],
  ["Ping", "ping"],
  ["CSPViolationReport", "cspReport"],
  ["Media", "media"],
  ["WebSocket", "webSocket"],
]);

const refuse = ({ requestId }: Paused, errorReason: Refusal): void =>
  chromium().tell("Fetch.failRequest", { requestId, errorReason });

/** Asks the app about a navigation that the page began; a reload or an address of our own asking is not asked about. */
function mayNavigate(page: Page, url: string, paused: Paused): boolean {
  const contents = contentsOf(page);
  const isMainFrame = paused.frameId === page.targetId;
  const own = page.expected === paused.request.url;
  if (isMainFrame) page.expected = undefined;
  if (contents === undefined || (isMainFrame && (own || contents.getURL() === url))) return true;
  const frame = isMainFrame ? contents.mainFrame : null;
  const event = makeEvent({ url, isSameDocument: false, isMainFrame, frame, initiator: contents.mainFrame });
  if (paused.redirectedRequestId !== undefined) {
    contents.emit("will-redirect", event, url, false, isMainFrame);
    return !event.defaultPrevented;
  }
  contents.emit("will-frame-navigate", event, url, false, isMainFrame);
  if (isMainFrame) contents.emit("will-navigate", event, url, false, true);
  if (event.defaultPrevented) return false;
  contents.emit("did-start-navigation", event, url, false, isMainFrame);
  return true;
}

async function serve(paused: Paused, url: string, details: Electron.OnBeforeRequestListenerDetails): Promise<void> {
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (handler === undefined) return refuse(paused, "AddressUnreachable");
  const { method, headers, postDataEntries = [] } = paused.request;
  const body = Buffer.concat(postDataEntries.map(({ bytes = "" }) => Buffer.from(bytes, "base64")));
  const known = Object.entries(headers).map(([name, value]): [string, string] => [name, toApp(value, registered)]);
  const request = new Request(url, { method, headers: known, ...(body.length > 0 ? { body } : {}) });
  const response = await handler(request);
  if (response.type === "error") return refuse(paused, "Failed");
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
  if (answer?.cancel === true) return refuse(paused, "BlockedByClient");
  const responseHeaders = Object.entries(answer?.responseHeaders ?? received).flatMap(([name, values]) =>
    [values].flat().map((value) => ({
      name,
      value: /^content-security-policy/iu.test(name) ? policyToChromium(value, registered) : value,
    })),
  );
  await chromium().send("Fetch.fulfillRequest", {
    requestId: paused.requestId,
    responseCode: response.status,
    responseHeaders,
    body: Buffer.from(await response.arrayBuffer()).toString("base64"),
  });
}

async function answer(paused: Paused): Promise<void> {
  const { requestId, frameId, resourceType, request } = paused;
  const isDocument = resourceType === "Document";
  if (pageOfFrame(frameId) === undefined) await pagesInTheMaking();
  if (isDenied(frameId)) return refuse(paused, "Aborted");
  const page = pageOfFrame(frameId);
  const url = toApp(request.url, registered);
  // Electron never asks for it, and a 404 would show as an error in the console.
  if (resourceType === "Other" && new URL(url).pathname === "/favicon.ico")
    return chromium().tell("Fetch.fulfillRequest", { requestId, responseCode: 204 });
  if (isDocument && page !== undefined) {
    await page.made; // not before its worlds are in place
    // "Aborted" keeps the old document; any other reason would show Chromium's error page.
    if (!mayNavigate(page, url, paused)) return refuse(paused, "Aborted");
    if (frameId === page.targetId) await applyPermissions(page, url);
  }
  const contents = contentsOf(page);
  const documentType = frameId === page?.targetId ? "mainFrame" : "subFrame";
  const details = standFor<Electron.OnBeforeRequestListenerDetails>({
    id: 0,
    url,
    method: request.method,
    ...(contents === undefined ? {} : { webContentsId: contents.id, webContents: contents, frame: contents.mainFrame }),
    resourceType: isDocument ? documentType : (resourceTypes.get(resourceType) ?? "other"),
    referrer: toApp(request.headers["Referer"] ?? "", registered),
    timestamp: Date.now(),
    uploadData: [],
  });
  const before = await beforeRequest.ask(details);
  if (before?.cancel === true) return refuse(paused, "BlockedByClient");
  if (before?.redirectURL !== undefined) {
    const responseHeaders = [{ name: "location", value: toChromium(before.redirectURL, registered) }];
    return chromium().tell("Fetch.fulfillRequest", { requestId, responseCode: 307, responseHeaders });
  }
  if (url === request.url) return chromium().tell("Fetch.continueRequest", { requestId });
  try {
    await serve(paused, url, details);
  } catch (error) {
    complain(`the request for ${url} failed: ${String(error)}`);
    refuse(paused, "Failed");
  }
}

/** Answers one paused request; a request that is gone meanwhile is nobody's concern. */
export function answerRequest(paused: Paused): void {
  answer(paused).catch((error: unknown) => verbose(String(error)));
}
