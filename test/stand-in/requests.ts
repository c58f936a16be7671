/** @file Decides about every paused request of every page: navigation events, webRequest, the custom scheme's handler. */
import { chromium } from "./chromium.ts";
import type { Payload } from "./devtools-pipe.ts";
import { announceStart, isAllowed } from "./navigation.ts";
import { type Page, pageOfFrame, pagesInTheMaking } from "./page.ts";
import { applyPermissions } from "./permissions.ts";
import { complain, verbose } from "./record.ts";
import { toApp, toChromium } from "./scheme.ts";
import { registered } from "./schemes.ts";
import { serve } from "./serve.ts";
import { standFor } from "./surface.ts";
import { isDenied } from "./targets.ts";
import { beforeRequest } from "./web-request.ts";
import { contentsOf } from "./web-contents.ts";

type Paused = Payload<"Fetch.requestPaused">;
type Details = Electron.OnBeforeRequestListenerDetails;

const resourceTypes = new Map<string, Details["resourceType"]>([
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

function detailsOf({ resourceType, frameId, request }: Paused, url: string, page: Page | undefined): Details {
  const contents = contentsOf(page);
  const documentType = frameId === page?.targetId ? "mainFrame" : "subFrame";
  return standFor({
    id: 0,
    url,
    method: request.method,
    ...(contents === undefined ? {} : { webContentsId: contents.id, webContents: contents, frame: contents.mainFrame }),
    resourceType: resourceType === "Document" ? documentType : (resourceTypes.get(resourceType) ?? "other"),
    referrer: toApp(request.headers["Referer"] ?? "", registered),
    timestamp: Date.now(),
    uploadData: [],
  });
}

/**
 * Asks the app about a navigation that the page began. What the app itself asked for is not put to it, and neither is
 * the present address (a reload), because Chromium does not tell who began it.
 */
function mayNavigate(page: Page, url: string, { frameId, request, redirectedRequestId }: Paused): boolean {
  const contents = contentsOf(page);
  if (contents === undefined) return true;
  const navigation = { url, isMainFrame: frameId === page.targetId };
  const isOwn = navigation.isMainFrame && (page.expected === request.url || contents.getURL() === url);
  if (navigation.isMainFrame) page.expected = undefined;
  if (!isOwn && !isAllowed(contents, navigation, redirectedRequestId !== undefined)) return false;
  announceStart(contents, navigation);
  return true;
}

async function decide(paused: Paused): Promise<void> {
  const { requestId, frameId, resourceType, request } = paused;
  const refuse = (errorReason: "Aborted" | "BlockedByClient" | "Failed"): void =>
    chromium().tell("Fetch.failRequest", { requestId, errorReason });
  if (pageOfFrame(frameId) === undefined) await pagesInTheMaking();
  if (isDenied(frameId)) return refuse("Aborted");
  const page = pageOfFrame(frameId);
  const url = toApp(request.url, registered);
  // Electron never asks for it, and a 404 would show as an error in the console.
  if (resourceType === "Other" && new URL(url).pathname === "/favicon.ico")
    return chromium().tell("Fetch.fulfillRequest", { requestId, responseCode: 204 });
  if (resourceType === "Document" && page !== undefined) {
    await page.made; // not before its worlds are in place
    // "Aborted" keeps the old document; any other reason would show Chromium's page about the failure.
    if (!mayNavigate(page, url, paused)) return refuse("Aborted");
    if (frameId === page.targetId) await applyPermissions(page, url);
  }
  const details = detailsOf(paused, url, page);
  const before = await beforeRequest.ask(details);
  if (before?.cancel === true) return refuse("BlockedByClient");
  if (before?.redirectURL !== undefined) {
    const responseHeaders = [{ name: "location", value: toChromium(before.redirectURL, registered) }];
    return chromium().tell("Fetch.fulfillRequest", { requestId, responseCode: 307, responseHeaders });
  }
  if (url === request.url) return chromium().tell("Fetch.continueRequest", { requestId });
  try {
    const refusal = await serve(paused, url, details);
    return refusal === undefined ? undefined : refuse(refusal);
  } catch (error) {
    complain(`the request for ${url} failed: ${String(error)}`);
    return refuse("Failed");
  }
}

/** Answers one paused request; a request that is gone meanwhile is nobody's concern. */
export function answerRequest(paused: Paused): void {
  decide(paused).catch((error: unknown) => verbose(String(error)));
}
