/** @file The last line of a CI run: how many tests passed and failed, over all the reports that the runners left. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const vitest = z.object({ numPassedTests: z.int(), numFailedTests: z.int() });
const playwright = z.object({ stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }) });
const report = z.union([
  vitest.transform(({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests })),
  // a test that passed only when tried again has failed
  playwright.transform(({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky })),
]);

const folder = join(import.meta.dirname, "../../test-results");
let passed = 0;
let failed = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
  const counted = report.parse(JSON.parse(readFileSync(join(folder, file), "utf8")));
  passed += counted.passed;
  failed += counted.failed;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
