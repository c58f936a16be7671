/** @file The mapping of a custom scheme to addresses that Chromium knows, and back. */
import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { headersToChromium, originOf, policyToChromium, textToApp, toApp, toChromium } from "../../stand-in/scheme.ts";

const schemes = new Set(["app"]);
const host = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/u);
const rest = fc.stringMatching(/^\/[\w\-./%~?=&#:@]{0,40}$/u);

describe("the stand-in's scheme", () => {
  property.prop([host, rest])("an address of the app comes back from Chromium as it was", (name, path) => {
    const url = `app://${name}${path}`;
    expect(toChromium(url, schemes)).toBe(`https://${name}.app.invalid${path}`);
    expect(toApp(toChromium(url, schemes), schemes)).toBe(url);
  });
  property.prop([fc.webUrl({ withFragments: true, withQueryParameters: true })])("others are left alone", (url) => {
    expect(toChromium(url, schemes)).toBe(url);
    expect(toApp(url, schemes)).toBe(url);
  });
  test.each([
    ["app://twofold", "https://twofold.app.invalid/"],
    ["app://twofold?x=1", "https://twofold.app.invalid/?x=1"],
    ["file:///etc/passwd", "file:///etc/passwd"],
    ["other://twofold/x", "other://twofold/x"],
  ])("%s is %s in Chromium", (url, expected) => {
    expect(toChromium(url, schemes)).toBe(expected);
  });
  test.each([
    "https://twofold.app.invalid.example.org/",
    "https://twofold.app.invalid:8080/",
    "https://x.other.invalid/",
  ])("%s is no address of the app", (url) => {
    expect(toApp(url, schemes)).toBe(url);
  });
  test("a protocol message shows the app's addresses", () => {
    const message =
      '{"url":"https://twofold.app.invalid/a?b=c","origin":"https://twofold.app.invalid","x":"y.invalid"}';
    expect(textToApp(message, schemes)).toBe('{"url":"app://twofold/a?b=c","origin":"app://twofold","x":"y.invalid"}');
    const others = '["https://x.other.invalid/","https://twofold.app.invalid.example.org/"]';
    expect(textToApp(others, schemes)).toBe(others);
  });
  test("an origin is scheme and host", () => {
    expect(originOf("app://twofold/a/b?c#d")).toBe("app://twofold");
    expect(originOf("about:blank")).toBe("null");
  });
  test("a policy's sources of the scheme are mapped, all else is kept", () => {
    expect(policyToChromium("default-src 'none'; img-src app: data:; script-src 'self' app://twofold", schemes)).toBe(
      "default-src 'none'; img-src https://*.app.invalid data:; script-src 'self' https://twofold.app.invalid",
    );
  });
  test("headers become a list, and only the page's own reading of the clipboard is left out of its policy", () => {
    const headers = {
      Location: "app://twofold/x",
      "Set-Cookie": ["a=1", "b=2"],
      "permissions-policy": ["camera=(), clipboard-read=(), usb=()"],
    };
    expect(headersToChromium(headers, schemes)).toEqual([
      { name: "Location", value: "https://twofold.app.invalid/x" },
      { name: "Set-Cookie", value: "a=1" },
      { name: "Set-Cookie", value: "b=2" },
      { name: "permissions-policy", value: "camera=(), usb=()" },
    ]);
  });
});
