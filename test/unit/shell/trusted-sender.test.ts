/** @file Whose messages main listens to (checklist 17). */
import { expect, test } from "vitest";
import { type Frame, isTrustedSender } from "../../../electron/shell/trusted-sender.ts";

const own: Frame = { origin: "app://twofold", parent: null };

test("checklist 17: the top frame of our own page is trusted", () => {
  expect(isTrustedSender(own, own)).toBe(true);
});
test.each<[string, Frame | null, Frame | undefined]>([
  ["a frame that is gone", null, own],
  ["any frame when there is no window", own, undefined],
  ["an iframe in our page", { origin: "app://twofold", parent: own }, own],
  ["another window's page", { origin: "app://twofold", parent: null }, own],
])("checklist 17: %s is not", (_what, sender, ownFrame) => {
  expect(isTrustedSender(sender, ownFrame)).toBe(false);
});
test.each(["https://example.org", "app://twofold.example.org", "app://other", "null", "file://"])(
  "checklist 17: our frame showing %s is not",
  (origin) => {
    const frame = { origin, parent: null };
    expect(isTrustedSender(frame, frame)).toBe(false);
  },
);
