/** @file session's "will-download" for real downloads. */
import { chromium } from "./chromium.ts";
import type { Payload } from "./devtools-pipe.ts";
import { pageOfFrame } from "./page.ts";
import { toApp } from "./scheme.ts";
import { registered } from "./schemes.ts";
import { Emitter, makeEvent } from "./surface.ts";
import { contentsOf } from "./web-contents.ts";

class DownloadItem extends Emitter implements Pick<Electron.DownloadItem, "getURL" | "getFilename" | "cancel"> {
  readonly #begun: Payload<"Browser.downloadWillBegin">;

  constructor(begun: Payload<"Browser.downloadWillBegin">) {
    super([]);
    this.#begun = begun;
  }

  getURL(): string {
    return toApp(this.#begun.url, registered);
  }

  getFilename(): string {
    return this.#begun.suggestedFilename;
  }

  cancel(): void {
    chromium().tell("Browser.cancelDownload", { guid: this.#begun.guid });
  }
}

/** Tells the app of a download that has begun; cancels it where the app prevents it. */
export function announceDownload(begun: Payload<"Browser.downloadWillBegin">): void {
  const item = new DownloadItem(begun);
  const event = makeEvent({});
  const contents = contentsOf(pageOfFrame(begun.frameId));
  contents?.session.emit("will-download", event, item, contents);
  if (event.defaultPrevented) item.cancel();
}
