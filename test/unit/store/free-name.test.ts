/** @file Names for what is moved aside. */
import { expect, test } from "vitest";
import { firstFree } from "../../../electron/store/free-name.ts";

test("the first number that is free, whatever else is there", () => {
  expect(firstFree("aside-", [])).toBe("aside-1");
  expect(firstFree("aside-", ["aside-1", "Aside-2", "aside-4", "another-3", "aside-03"])).toBe("aside-3");
});
