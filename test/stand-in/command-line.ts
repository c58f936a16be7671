/**
 * @file Reads the command line of the executable the way Electron does: which words are for us, which for Chromium,
 * which for the app.
 */

/** One `--name=value` of the command line; the value is "" where none is given. */
export interface Switch {
  readonly name: string;
  readonly value: string;
}

/** What the words after the executable mean. */
export interface CommandLine {
  readonly switches: Switch[];
  /** Modules to load before the app (`-r`), as Playwright's loader is. */
  readonly preloads: string[];
  /** The app folder or file, or undefined where none is named. */
  readonly app: string | undefined;
}

/**
 * Sorts the words after the executable. A packaged app takes no app folder and no `-r`, so there every word that is
 * not a switch is left to the app. Nothing after `--` is read.
 */
export function parseCommandLine(words: readonly string[], packaged: boolean): CommandLine {
  const switches: Switch[] = [];
  const preloads: string[] = [];
  let app: string | undefined;
  const rest = words[Symbol.iterator]();
  for (const word of rest) {
    if (word === "--") break;
    const found = /^--(?<name>[^=]+)(?:=(?<value>.*))?$/su.exec(word)?.groups;
    if (found?.["name"] !== undefined) switches.push({ name: found["name"], value: found["value"] ?? "" });
    else if (packaged || app !== undefined) continue;
    else if (word === "-r" || word === "--require") {
      const { value } = rest.next();
      if (value !== undefined) preloads.push(value);
    } else if (!word.startsWith("-")) app = word;
  }
  return { switches, preloads, app };
}

/**
 * Chromium keeps only the last of several `--disable-features`, so their lists are joined; of any other switch the last
 * one counts.
 */
export function mergeSwitches(switches: Iterable<Switch>): string[] {
  const merged = new Map<string, string>();
  for (const { name, value } of switches) {
    const before = merged.get(name);
    const isList = name === "disable-features" || name === "enable-features";
    merged.set(name, isList && before !== undefined && before !== "" ? `${before},${value}` : value);
  }
  return Array.from(merged, ([name, value]) => (value === "" ? `--${name}` : `--${name}=${value}`));
}
