/**
 * @file The log: one line of JSON on stderr. It carries channel, code and kind of error, never a value (R29).
 */

// a full disk, or a reader that is gone: an error that nobody takes is an uncaught one, which is logged in its turn
process.stderr.on("error", () => {});

/** Writes a line, where it can be written. */
export function log(line: Readonly<Record<string, string | undefined>>): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), ...line })}\n`);
}

/** An error's kind and where it was, without its message, which may quote what it choked on. */
export function traceOf(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: "" };
  // a message of several lines may have such that look like frames
  const frames = (error.stack ?? "")
    .replace(String(error), "")
    .split("\n")
    .filter((line) => /^\s+at /u.test(line));
  return { error: error.name, at: frames.map((line) => line.trim()).join(" < ") };
}

/** Node's own warnings quote what a promise was rejected with, also where somebody takes that, as Electron has it: of each
 * only the kind is logged. */
export function quietWarnings(): void {
  process.removeAllListeners("warning");
  process.on("warning", ({ name }) => log({ code: "warning", error: name }));
}
