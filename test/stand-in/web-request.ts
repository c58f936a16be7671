/** @file session.webRequest: one listener per event, with or without a filter, as Electron keeps them. */
import { surface } from "./surface.ts";

type Ask<Details, Answer> = (details: Details, callback: (answer: Answer) => void) => void;

interface Slot<Details, Answer> {
  readonly set: (
    first: Electron.WebRequestFilter | Ask<Details, Answer> | null,
    second?: Ask<Details, Answer> | null,
  ) => void;
  /** What the listener answers, or undefined where none is set or its filter does not match. */
  readonly ask: (details: Details) => Promise<Answer | undefined>;
}

const matches = (pattern: string, url: string): boolean => {
  const text = pattern === "<all_urls>" ? "*" : pattern;
  return new RegExp(`^${text.replaceAll(/[.+?^${}()|[\]\\]/gu, "\\$&").replaceAll("*", ".*")}$`, "u").test(url);
};

function slot<Details extends { url: string; resourceType: string }, Answer>(): Slot<Details, Answer> {
  let listener: Ask<Details, Answer> | null = null;
  let filter: Electron.WebRequestFilter | undefined;
  return {
    set: (first, second) => {
      const filtered = typeof first === "object" && first !== null;
      filter = filtered ? first : undefined;
      listener = filtered ? (second ?? null) : first;
    },
    ask: ({ ...details }) => {
      const current = listener;
      const { urls, excludeUrls, types } = filter ?? {};
      const wanted =
        (urls?.some((pattern) => matches(pattern, details.url)) ?? true) &&
        !(excludeUrls?.some((pattern) => matches(pattern, details.url)) ?? false) &&
        (types?.some((type) => type === details.resourceType) ?? true);
      if (current === null || !wanted) return Promise.resolve(undefined);
      return new Promise((resolve) => {
        current(details, resolve);
      });
    },
  };
}

/** Before a request is sent. */
export const beforeRequest = slot<Electron.OnBeforeRequestListenerDetails, Electron.CallbackResponse>();
/** When the headers of a reply have come. */
export const headersReceived = slot<Electron.OnHeadersReceivedListenerDetails, Electron.HeadersReceivedResponse>();

/** session.webRequest */
export const webRequest: Pick<Electron.WebRequest, "onBeforeRequest" | "onHeadersReceived"> = surface("WebRequest", {
  onBeforeRequest: beforeRequest.set,
  onHeadersReceived: headersReceived.set,
});
