/** @file What happens when the page dies or hangs, with fakes of Electron's window and dialogs. */
import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { mendPage } from "../../../electron/shell/page-faults.ts";
import { speak } from "../../../electron/shell/words.ts";

const dialog = vi.hoisted(() => ({
  showMessageBox: vi.fn<(question: { signal: AbortSignal }) => Promise<{ response: number }>>(),
}));
vi.mock("electron", () => ({ dialog }));

beforeEach(() => {
  vi.clearAllMocks();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});

const setUp = () => {
  const webContents = Object.assign(new EventEmitter(), {
    reload: vi.fn<() => void>(),
    forcefullyCrashRenderer: vi.fn<() => void>(),
  });
  const window = Object.assign(new EventEmitter(), { webContents });
  const clock = { now: 1_800_000_000_000 };
  const onGivenUp = vi.fn<() => void>();
  mendPage(window, { clock: () => clock.now, speech: () => speak("en"), onGivenUp });
  return { window, webContents, clock, onGivenUp };
};
const died = (reason: string): [string, object, object] => ["render-process-gone", {}, { reason }];

describe("a page that dies", () => {
  test("is loaded anew, at most once a minute", () => {
    const { webContents, clock, onGivenUp } = setUp();
    webContents.emit(...died("crashed"));
    expect(webContents.reload).toHaveBeenCalledOnce();
    clock.now += 60_000;
    webContents.emit(...died("oom"));
    expect(webContents.reload).toHaveBeenCalledTimes(2);
    clock.now += 59_999;
    webContents.emit(...died("crashed"));
    expect(webContents.reload).toHaveBeenCalledTimes(2);
    expect(onGivenUp).toHaveBeenCalledOnce();
  });
  test("by itself, in good order, is left alone", () => {
    const { webContents, onGivenUp } = setUp();
    webContents.emit(...died("clean-exit"));
    expect(webContents.reload).not.toHaveBeenCalled();
    expect(onGivenUp).not.toHaveBeenCalled();
  });
});

describe("a page that hangs", () => {
  test("is asked about once, and left alone when one wants to wait", async () => {
    const { window, webContents } = setUp();
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    window.emit("unresponsive");
    window.emit("unresponsive");
    expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    await Promise.resolve();
    await Promise.resolve();
    window.emit("unresponsive");
    expect(dialog.showMessageBox).toHaveBeenCalledTimes(2);
    expect(webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
  });
  test.each(["responsive", "closed"])("is asked about no longer when it is %s", async (event) => {
    const { window, webContents } = setUp();
    const answer = Promise.withResolvers<{ response: number }>();
    dialog.showMessageBox.mockImplementation(async ({ signal }) => {
      signal.addEventListener("abort", () => answer.resolve({ response: 1 })); // it is answered too late
      return answer.promise;
    });
    window.emit("unresponsive");
    window.emit(event);
    await answer.promise;
    await vi.waitFor(() => {
      window.emit("unresponsive");
      expect(dialog.showMessageBox).toHaveBeenCalledTimes(2);
    });
    expect(webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
  });
  test("begins again when one wants that", async () => {
    const { window, webContents } = setUp();
    dialog.showMessageBox.mockResolvedValue({ response: 1 });
    window.emit("unresponsive");
    await vi.waitFor(() => {
      expect(webContents.forcefullyCrashRenderer).toHaveBeenCalledOnce();
    });
  });
});
