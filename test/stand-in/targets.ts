/** @file Which targets Chromium has: ours, and popups, which never come to be. */
import { chromium } from "./chromium.ts";
import type { Payload } from "./devtools-pipe.ts";
import { pages, sessionOf } from "./page.ts";

/** Who decides about what pages want; set by those who know the app's handlers. */
interface Deciders {
  request: (paused: Payload<"Fetch.requestPaused">) => void;
  download: (begun: Payload<"Browser.downloadWillBegin">) => void;
}

const denied = new Set<string>();

/** The deciders in force. */
export const deciders: Deciders = {
  request: () => undefined,
  download: () => undefined,
};

/** Whether a frame belongs to a popup that is being closed. */
export function isDenied(frameId: string): boolean {
  return denied.has(frameId);
}

/** Begins to watch targets and downloads, and to pause every request of every page. */
export async function watchTargets(): Promise<void> {
  const pipe = chromium();
  pipe.on("Fetch.requestPaused", (paused) => deciders.request(paused));
  pipe.on("Browser.downloadWillBegin", (begun) => deciders.download(begun));
  pipe.on("Target.targetDestroyed", ({ targetId }) => pages.get(targetId)?.end());
  pipe.on("Target.attachedToTarget", ({ sessionId, targetInfo }) => {
    const { targetId, openerId } = targetInfo;
    if (openerId === undefined) {
      sessionOf(targetId).resolve(sessionId);
      return;
    }
    denied.add(targetId); // its document request is refused, then the target goes away
    pipe.tell("Target.closeTarget", { targetId });
  });
  const filter = [{ type: "page" }, { exclude: true }];
  await Promise.all([
    pipe.send("Fetch.enable", { patterns: [{ urlPattern: "*" }] }),
    pipe.send("Browser.setDownloadBehavior", { behavior: "default", eventsEnabled: true }),
    pipe.send("Target.setDiscoverTargets", { discover: true, filter }),
    pipe.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter }),
  ]);
}
