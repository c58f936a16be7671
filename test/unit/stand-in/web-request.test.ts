/** @file session.webRequest: who is asked about which request. */
import { describe, expect, test } from "vitest";
import { standFor } from "../../stand-in/surface.ts";
import { beforeRequest, webRequest } from "../../stand-in/web-request.ts";

const detailsOf = (url: string, resourceType: string) =>
  standFor<Electron.OnBeforeRequestListenerDetails>({ url, resourceType });
const isCancelled = async (url: string, resourceType = "script"): Promise<boolean | undefined> =>
  (await beforeRequest.ask(detailsOf(url, resourceType)))?.cancel;

describe("the stand-in's webRequest", () => {
  test("without a listener nobody is asked", async () => {
    expect(await isCancelled("app://twofold/x")).toBeUndefined();
  });
  test("R33: a listener without a filter is asked about every request", async () => {
    webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith("app://twofold/") }));
    expect(await isCancelled("app://twofold/x")).toBe(false);
    expect(await isCancelled("https://example.org/")).toBe(true);
    webRequest.onBeforeRequest(null);
    expect(await isCancelled("https://example.org/")).toBeUndefined();
  });
  test("a filter chooses by address and by type", async () => {
    const urls = ["https://*.example.org/*"];
    webRequest.onBeforeRequest({ urls, types: ["image"] }, (_details, answer) => answer({ cancel: true }));
    expect(await isCancelled("https://a.example.org/x", "image")).toBe(true);
    expect(await isCancelled("https://a.example.org/x", "script")).toBeUndefined();
    expect(await isCancelled("https://example.com/x", "image")).toBeUndefined();
    webRequest.onBeforeRequest({ urls: ["<all_urls>"], excludeUrls: urls }, (_details, answer) =>
      answer({ cancel: true }),
    );
    expect(await isCancelled("https://a.example.org/x")).toBeUndefined();
    expect(await isCancelled("https://example.com/x")).toBe(true);
  });
});
