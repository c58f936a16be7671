/** @file Secrets on the clipboard, with a fake of the system's and the time in hand. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openClipboard } from "../../../electron/shell/clipboard.ts";

const system = vi.hoisted(() => {
  const held = { text: "", refuses: false, takes: 0 };
  const whileItTakes = async (): Promise<void> => {
    if (held.takes > 0) await new Promise((resolve) => setTimeout(resolve, held.takes));
  };
  return {
    held,
    clipboard: {
      writeText: async (text: string) => {
        await whileItTakes();
        if (held.refuses) throw new Error("taken");
        held.text = text;
      },
      readText: async () => {
        if (held.refuses) throw new Error("taken");
        const { text } = held;
        await whileItTakes();
        return text;
      },
      clear: () => {
        held.text = "";
      },
    },
  };
});
vi.mock("electron", () => ({ clipboard: system.clipboard }));
const { held } = system;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(held, { text: "", refuses: false, takes: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a secret stays for 30 seconds", async () => {
  expect(await openClipboard().copySecret("JBSWY3DP")).toBe(true);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(held.text).toBe("JBSWY3DP");
  await vi.advanceTimersByTimeAsync(1);
  expect(held.text).toBe("");
});
test("copied again, it stays for 30 seconds from then on", async () => {
  const clipboard = openClipboard();
  await clipboard.copySecret("JBSWY3DP");
  await vi.advanceTimersByTimeAsync(20_000);
  await clipboard.copySecret("JBSWY3DP");
  await vi.advanceTimersByTimeAsync(29_999);
  expect(held.text).toBe("JBSWY3DP");
});
test("what somebody has copied since is left alone", async () => {
  await openClipboard().copySecret("JBSWY3DP");
  held.text = "a shopping list";
  await vi.advanceTimersByTimeAsync(60_000);
  expect(held.text).toBe("a shopping list");
});
test("when the app ends, a secret goes at once", async () => {
  const clipboard = openClipboard();
  await clipboard.forget();
  await clipboard.copySecret("JBSWY3DP");
  await clipboard.forget();
  expect(held.text).toBe("");
});
test("a clipboard that another program holds is not called copied to", async () => {
  held.refuses = true;
  expect(await openClipboard().copySecret("JBSWY3DP")).toBe(false);
});
test("a clipboard that another program holds when the secret's time is up ends nothing, and is asked again", async () => {
  await openClipboard().copySecret("JBSWY3DP");
  held.refuses = true;
  await vi.advanceTimersByTimeAsync(40_000);
  expect(held.text).toBe("JBSWY3DP");
  held.refuses = false;
  await vi.advanceTimersByTimeAsync(1000);
  expect(held.text).toBe("");
  expect(vi.getTimerCount()).toBe(0);
});
test("when the app ends while a secret is being copied, it goes all the same", async () => {
  const clipboard = openClipboard();
  held.takes = 50;
  const copying = clipboard.copySecret("JBSWY3DP");
  const forgotten = clipboard.forget();
  await vi.advanceTimersByTimeAsync(200);
  expect(await copying).toBe(true);
  await forgotten;
  expect(held.text).toBe("");
});
test("a secret that is copied while an earlier one is taken off stays its 30 seconds", async () => {
  const clipboard = openClipboard();
  await clipboard.copySecret("JBSWY3DP");
  held.takes = 20;
  await vi.advanceTimersByTimeAsync(29_990);
  const copying = clipboard.copySecret("KRSXG5A");
  await vi.advanceTimersByTimeAsync(100);
  expect(await copying).toBe(true);
  expect(held.text).toBe("KRSXG5A");
  await vi.advanceTimersByTimeAsync(30_000);
  expect(held.text).toBe("");
});
/** Copies a secret, which another program then holds, and has the app end. */
async function endHeld(): Promise<{ readonly forgotten: Promise<void> }> {
  const clipboard = openClipboard();
  await clipboard.copySecret("JBSWY3DP");
  held.refuses = true;
  return { forgotten: clipboard.forget() };
}
test("when the app ends while another program holds the clipboard, it is asked until that one lets go", async () => {
  const { forgotten } = await endHeld();
  await vi.advanceTimersByTimeAsync(1000);
  expect(held.text).toBe("JBSWY3DP");
  held.refuses = false;
  await vi.advanceTimersByTimeAsync(200);
  await forgotten;
  expect(held.text).toBe("");
});
test("and not for ever", async () => {
  const { forgotten } = await endHeld();
  await vi.advanceTimersByTimeAsync(3000);
  await forgotten;
  expect(vi.getTimerCount()).toBe(0);
});
