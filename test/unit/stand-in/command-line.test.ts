/** @file The command line of the stand-in's executable. */
import { describe, expect, test } from "vitest";
import { mergeSwitches, parseCommandLine } from "../../stand-in/command-line.ts";

describe("the stand-in's command line", () => {
  test("as Playwright starts an app", () => {
    const words =
      "-r loader.js --no-sandbox --inspect=0 --remote-debugging-port=0 /the/app --user-data-dir=/a=b x -r y";
    expect(parseCommandLine(words.split(" "), false)).toEqual({
      app: "/the/app",
      preloads: ["loader.js"],
      switches: [
        { name: "no-sandbox", value: "" },
        { name: "inspect", value: "0" },
        { name: "remote-debugging-port", value: "0" },
        { name: "user-data-dir", value: "/a=b" },
      ],
    });
  });
  test("a packaged app takes no app folder and no modules", () => {
    expect(parseCommandLine(["-r", "x.js", "file.txt", "--lang=de"], true)).toEqual({
      app: undefined,
      preloads: [],
      switches: [{ name: "lang", value: "de" }],
    });
  });
  test("nothing after -- is read", () => {
    expect(parseCommandLine(["app", "--", "--not-a-switch"], false).switches).toEqual([]);
  });
  test("the last of a switch counts, but lists of features add up", () => {
    const given = [
      { name: "disable-features", value: "A,B" },
      { name: "lang", value: "de" },
      { name: "disable-features", value: "C" },
      { name: "lang", value: "en" },
      { name: "headless", value: "" },
    ];
    expect(mergeSwitches(given)).toEqual(["--disable-features=A,B,C", "--lang=en", "--headless"]);
  });
});
