/**
 * @file The workflows, by what their lines say: whose code they run, and what it may do. That they are well formed is for
 * `npm run workflows` (actionlint) to say.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../packed.ts";

const folder = join(root, ".github/workflows");
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const matches = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([found]) => found.trim());

test("there is one for each change and one for each release", () => {
  expect(workflows.map(({ name }) => name).toSorted()).toEqual(["ci.yml", "release.yml"]);
});

describe.each(workflows)("$name", ({ text }) => {
  test("runs no action but GitHub's own, each at one commit, with the name of its release", () => {
    const used = matches(text, /(?<=uses: ).*$/gmu);
    expect(used.length).toBeGreaterThan(2);
    const pinned = /^(?:actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+|\.\/\.github\/workflows\/ci\.yml)$/u;
    expect(used.filter((action) => !pinned.test(action))).toEqual([]);
  });

  test("may do nothing but what a job is given, and keeps no credentials", () => {
    expect(text).toMatch(/^permissions: \{\}$/mu);
    const jobs = matches(text.slice(text.indexOf("\njobs:")), /^ {2}[\w-]+:$/gmu);
    expect(matches(text, /^ {4}permissions:$/gmu)).toHaveLength(jobs.length);
    expect(matches(text, /persist-credentials: false/gu)).toHaveLength(matches(text, /actions\/checkout@/gu).length);
    expect(text).not.toMatch(/pull_request_target|write-all|read-all/u);
  });

  test("takes nothing into a command line that somebody outside could write", () => {
    const commands = matches(text, /^\s+(?:- )?run: (?:.|\n {10,})*$/gmu);
    expect(commands.length).toBeGreaterThan(2);
    expect(commands.filter((command) => command.includes("${{"))).toEqual([]);
  });
});

test("only the draft may write, and it runs no package's code", () => {
  const text = workflows.find(({ name }) => name === "release.yml")?.text ?? "";
  const draft = text.slice(text.indexOf("\n  draft:"));
  expect(matches(text, /^ +[\w-]+: write/gmu)).toEqual(matches(draft, /^ +[\w-]+: write/gmu));
  expect(draft).not.toMatch(/npm (?:ci|install|run)|npx/u);
  expect(draft).toContain("--draft");
  expect(workflows.filter(({ name, text: other }) => name !== "release.yml" && other.includes(": write"))).toEqual([]);
});
