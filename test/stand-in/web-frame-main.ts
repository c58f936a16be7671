/**
 * @file electron.WebFrameMain: the top frame of a page. Subframes have no preload here, so none of them ever sends
 * anything.
 */
import { originOf } from "./scheme.ts";
import { Emitter, standFor } from "./surface.ts";

/** What a frame needs of its WebContents. */
interface Owner {
  readonly id: number;
  isDestroyed: () => boolean;
  send: (channel: string, ...args: unknown[]) => void;
}

type Modelled =
  | "url"
  | "origin"
  | "parent"
  | "top"
  | "frames"
  | "send"
  | "isDestroyed"
  | "frameTreeNodeId"
  | "routingId"
  | "processId";

/** The main frame. `urlOf` gives the newest address known. */
export class WebFrameMain extends Emitter implements Pick<Electron.WebFrameMain, Modelled> {
  readonly parent = null;
  readonly frames: Electron.WebFrameMain[] = [];
  readonly frameTreeNodeId: number;
  readonly routingId: number;
  readonly processId: number;
  readonly #owner: Owner;
  readonly #urlOf: () => string;

  constructor(owner: Owner, urlOf: () => string) {
    super(["dom-ready"]);
    this.#owner = owner;
    this.#urlOf = urlOf;
    this.frameTreeNodeId = owner.id;
    this.routingId = owner.id;
    this.processId = owner.id;
  }

  get url(): string {
    return this.#urlOf();
  }

  get origin(): string {
    return originOf(this.url);
  }

  get top(): Electron.WebFrameMain {
    return standFor(this);
  }

  isDestroyed(): boolean {
    return this.#owner.isDestroyed();
  }

  send(channel: string, ...args: unknown[]): void {
    this.#owner.send(channel, ...args);
  }
}
