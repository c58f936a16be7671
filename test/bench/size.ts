/** @file Sizes. They are not noisy: `npm test` checks the same (test/unit/size.test.ts). */
import { archiveSize, firstScreenSize } from "../built.ts";
import { compare, type Row } from "./report.ts";

/** The rows of what is shipped. */
export const measureSize = (): Row[] => [
  compare({ what: "first screen's JS, gzip", unit: "kB", goal: { most: 1 } }, [firstScreenSize()], "limit", 120),
  compare({ what: "files in the asar", unit: "MB", goal: { most: 1 } }, [archiveSize()], "limit", 1),
];
