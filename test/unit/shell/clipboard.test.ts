/** @file Secrets on the clipboard, with a fake of the system's, which refuses nothing, and the time in hand. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openClipboard, type SecretClipboard } from "../../../electron/shell/clipboard.ts";

const system = vi.hoisted(() => {
  /** What else was written with the text, by format. */
  const marks: string[] = [];
  const held = {
    text: "",
    marks,
    takesMarks: true,
    /** It takes marks, and then nothing of what they stand with. */
    losesMarked: false,
    /** How often it is written to. */
    writes: 0,
    /** What is to be taken off stays. */
    isStuck: false,
    /** Another program takes it for 50 ms, right after it was read. */
    isTakenAfterReading: false,
    /** By another program: what is written is lost, and what is read is nothing. */
    isHeld: false,
    /** How long each call takes, in ms. */
    takes: 0,
  };
  const whileItTakes = async (): Promise<void> => {
    if (held.takes > 0) await new Promise((resolve) => setTimeout(resolve, held.takes));
  };
  const put = async (text: string, others: string[]): Promise<void> => {
    await whileItTakes();
    held.writes += 1;
    if (!held.isHeld && !(held.losesMarked && others.length > 0)) Object.assign(held, { text, marks: others });
  };
  return {
    held,
    ClipboardItem: class {
      readonly parts: Readonly<Record<string, string>>;
      constructor(parts: Readonly<Record<string, string>>) {
        this.parts = parts;
      }
    },
    clipboard: {
      write: async ([{ parts }]: [{ parts: Readonly<Record<string, string>> }]) => {
        if (!held.takesMarks) throw new TypeError("not that");
        const { "text/plain": text = "", ...others } = parts;
        await put(text, Object.keys(others));
      },
      writeText: async (text: string) => put(text, []),
      readText: async () => {
        const { text } = held;
        await whileItTakes();
        if (held.isHeld) return "";
        if (held.isTakenAfterReading) {
          Object.assign(held, { isHeld: true, isTakenAfterReading: false });
          setTimeout(() => Object.assign(held, { isHeld: false }), 50);
        }
        return text;
      },
      has: async () => held.isHeld || held.text !== "",
      clear: () => {
        if (!held.isHeld && !held.isStuck) held.text = "";
      },
    },
  };
});
vi.mock("electron", () => ({ clipboard: system.clipboard, ClipboardItem: system.ClipboardItem }));
const { held } = system;

const front = { isFocused: true };
const wait = async (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));
const open = (platform: NodeJS.Platform = "win32"): SecretClipboard =>
  openClipboard({ platform, isFocused: () => front.isFocused, wait });
const pass = async (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(held, { text: "", marks: [], takesMarks: true, losesMarked: false });
  Object.assign(held, { writes: 0, isStuck: false, isHeld: false, takes: 0, isTakenAfterReading: false });
  front.isFocused = true;
});
afterEach(() => {
  vi.useRealTimers();
});

test("a secret stays for 30 seconds", async () => {
  expect(await open().copySecret("JBSWY3DP")).toBe(true);
  await pass(29_999);
  expect(held.text).toBe("JBSWY3DP");
  await pass(1);
  expect(held.text).toBe("");
  expect(vi.getTimerCount()).toBe(0);
});
test("copied again, it stays for 30 seconds from then on", async () => {
  const clipboard = open();
  await clipboard.copySecret("JBSWY3DP");
  await pass(20_000);
  await clipboard.copySecret("JBSWY3DP");
  await pass(29_999);
  expect(held.text).toBe("JBSWY3DP");
  expect(vi.getTimerCount()).toBe(1);
});
test("what somebody has copied since is left alone", async () => {
  await open().copySecret("JBSWY3DP");
  held.text = "a shopping list";
  await pass(60_000);
  expect(held.text).toBe("a shopping list");
});
test("when the app ends, a secret goes at once", async () => {
  const clipboard = open();
  await clipboard.forget();
  await clipboard.copySecret("JBSWY3DP");
  await clipboard.forget();
  expect(held.text).toBe("");
});

describe("what keeps a history of what was copied", () => {
  test.each([
    ["win32", /ExcludeClipboardContentFromMonitorProcessing.*CanIncludeInClipboardHistory.*CanUploadToCloudClipboard/u],
    ["darwin", /org\.nspasteboard\.ConcealedType/u],
    ["linux", /x-kde-passwordManagerHint/u],
  ] as const)("on %s is told that it is a secret", async (platform, marks) => {
    expect(await open(platform).copySecret("JBSWY3DP")).toBe(true);
    expect(held.marks.join()).toMatch(marks);
    expect(held.text).toBe("JBSWY3DP");
  });
  test.each([
    ["refuses that", { takesMarks: false }],
    ["then takes nothing", { losesMarked: true }],
  ])("is not told where the clipboard %s", async (_how, kind) => {
    Object.assign(held, kind);
    expect(await open().copySecret("JBSWY3DP")).toBe(true);
    expect(held.text).toBe("JBSWY3DP");
  });
});

describe("a clipboard that another program holds", () => {
  test("is not called copied to", async () => {
    held.isHeld = true;
    const copying = open().copySecret("JBSWY3DP");
    await pass(1000);
    expect(await copying).toBe(false);
  });
  test("for a moment only is waited for", async () => {
    held.isHeld = true;
    const copying = open().copySecret("JBSWY3DP");
    await pass(100);
    held.isHeld = false;
    await pass(1000);
    expect(await copying).toBe(true);
    expect(held.text).toBe("JBSWY3DP");
  });
  test("when it has just been written to is not written to without the marks", async () => {
    held.isHeld = true;
    const copying = open().copySecret("JBSWY3DP");
    await pass(100);
    expect(held.writes).toBe(1);
    held.isHeld = false;
    await pass(1000);
    expect(await copying).toBe(true);
    expect(held.marks).not.toEqual([]);
  });
  test("and gives nothing up when it is told to is told again", async () => {
    await open().copySecret("JBSWY3DP");
    held.isStuck = true;
    await pass(31_000);
    held.isStuck = false;
    expect(held.text).toBe("JBSWY3DP");
    await pass(200);
    expect(held.text).toBe("");
  });
  test("when the secret's time is up ends nothing, and is asked again", async () => {
    await open().copySecret("JBSWY3DP");
    held.isHeld = true;
    await pass(40_000);
    held.isHeld = false;
    expect(held.text).toBe("JBSWY3DP");
    await pass(1000);
    expect(held.text).toBe("");
    expect(vi.getTimerCount()).toBe(0);
  });
  test("when another secret is copied keeps no earlier one", async () => {
    const clipboard = open();
    await clipboard.copySecret("JBSWY3DP");
    held.isHeld = true;
    const copying = clipboard.copySecret("KRSXG5A");
    await pass(1000);
    expect(await copying).toBe(false);
    held.isHeld = false;
    expect(held.text).toBe("JBSWY3DP");
    await pass(30_000);
    expect(held.text).toBe("");
  });
  test("when the app ends is asked until it lets go", async () => {
    const clipboard = open();
    await clipboard.copySecret("JBSWY3DP");
    held.isHeld = true;
    const forgotten = clipboard.forget();
    await pass(1000);
    expect(held.text).toBe("JBSWY3DP");
    held.isHeld = false;
    await pass(200);
    await forgotten;
    expect(held.text).toBe("");
  });
  test("and not for ever; where the app goes on, the secret goes when its time is up", async () => {
    const clipboard = open();
    await clipboard.copySecret("JBSWY3DP");
    held.isHeld = true;
    const forgotten = clipboard.forget();
    await pass(5000);
    await forgotten;
    held.isHeld = false;
    expect(held.text).toBe("JBSWY3DP");
    await pass(25_000);
    expect(held.text).toBe("");
    expect(vi.getTimerCount()).toBe(0);
  });
  test.each(["win32", "darwin", "linux"] as const)(
    "between a look at it and the wiping, so that this is lost, is asked again: %s",
    async (platform) => {
      const clipboard = open(platform);
      await clipboard.copySecret("JBSWY3DP");
      held.isTakenAfterReading = true;
      await pass(31_000);
      expect(held.text).not.toBe("JBSWY3DP");
      await clipboard.copySecret("JBSWY3DP");
      held.isTakenAfterReading = true;
      const forgotten = clipboard.forget();
      await pass(1000);
      await forgotten;
      expect(held.text).not.toBe("JBSWY3DP");
    },
  );
});

describe("a clipboard that takes its time", () => {
  test("or does not answer at all, holds no end up for ever", async () => {
    const clipboard = open();
    await clipboard.copySecret("JBSWY3DP");
    held.takes = 2 ** 31 - 1;
    let isForgotten = false;
    void clipboard.forget().then(() => {
      isForgotten = true;
    });
    await pass(2999);
    expect(isForgotten).toBe(false);
    await pass(1);
    expect(isForgotten).toBe(true);
  });
  test("when the app ends while a secret is being copied, it goes all the same", async () => {
    const clipboard = open();
    held.takes = 50;
    const copying = clipboard.copySecret("JBSWY3DP");
    const forgotten = clipboard.forget();
    await pass(1000);
    expect(await copying).toBe(true);
    await forgotten;
    expect(held.text).toBe("");
  });
  test("a secret that is copied while an earlier one is taken off stays its 30 seconds", async () => {
    const clipboard = open();
    await clipboard.copySecret("JBSWY3DP");
    held.takes = 20;
    await pass(29_990);
    const copying = clipboard.copySecret("KRSXG5A");
    await pass(200);
    expect(await copying).toBe(true);
    expect(held.text).toBe("KRSXG5A");
    await pass(30_000);
    expect(held.text).toBe("");
  });
});

describe("on Linux, where GNOME brings back what it has seen last", () => {
  test("a secret is written over", async () => {
    await open("linux").copySecret("JBSWY3DP");
    await pass(30_000);
    expect(held.text).toBe(" ");
  });
  test("and once more when the window takes the keys again: without them, on Wayland, nothing is changed", async () => {
    const clipboard = open("linux");
    await clipboard.copySecret("JBSWY3DP");
    front.isFocused = false;
    await pass(30_000);
    front.isFocused = true;
    const { writes } = held;
    // nothing tells whether it was heeded: what Chromium reads may be what it wrote itself, or what everybody sees
    await clipboard.focused();
    expect(held.writes).toBe(writes + 1);
    await clipboard.copySecret("JBSWY3DP");
    front.isFocused = false;
    await pass(30_000);
    held.text = "JBSWY3DP";
    front.isFocused = true;
    await clipboard.focused();
    expect(held.text).toBe(" ");
    held.text = "JBSWY3DP";
    await clipboard.focused(); // by somebody's own hand
    expect(held.text).toBe("JBSWY3DP");
  });
  test("an earlier secret is not forgotten for one that Wayland may not have taken", async () => {
    const clipboard = open("linux");
    await clipboard.copySecret("JBSWY3DP");
    front.isFocused = false;
    expect(await clipboard.copySecret("KRSXG5A")).toBe(true); // Chromium reads back what it wrote itself
    held.text = "JBSWY3DP"; // what everybody else sees
    front.isFocused = true;
    await pass(30_000);
    expect(held.text).toBe(" ");
  });
  test("a secret whose time is not up stays, whatever takes the keys", async () => {
    const clipboard = open("linux");
    await clipboard.copySecret("JBSWY3DP");
    await clipboard.focused();
    expect(held.text).toBe("JBSWY3DP");
  });
});
