/** @file What is shipped stays small. Of the build, which `npm test` makes first. */
import { expect, test } from "vitest";
import { archiveSize, firstScreenSize } from "../built.ts";

test("the first screen's JavaScript is at most 120 kB, gzipped", () => {
  expect(firstScreenSize()).toBeGreaterThan(0);
  expect(firstScreenSize()).toBeLessThanOrEqual(120);
});

test("what goes into the app's archive is at most 1 MB", () => {
  expect(archiveSize()).toBeGreaterThan(0.1);
  expect(archiveSize()).toBeLessThanOrEqual(1);
});
