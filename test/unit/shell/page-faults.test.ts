/** @file What happens when the page dies or hangs, with fakes of Electron's window and dialogs. */
import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { mendPage } from "../../../electron/shell/page-faults.ts";
import { startPage } from "../../../electron/shell/pages.ts";
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
    forcefullyCrashRenderer: vi.fn<() => void>(),
  });
  const loadURL = vi.fn<(url: string) => Promise<void>>(async () => {});
  const window = Object.assign(new EventEmitter(), { webContents, loadURL });
  const clock = { now: 1_800_000_000_000 };
  const onGivenUp = vi.fn<() => void>();
  mendPage(window, { clock: () => clock.now, speech: () => speak("en"), onGivenUp });
  return { window, webContents, loadURL, clock, onGivenUp };
};
const died = (reason: string): [string, object, object] => ["render-process-gone", {}, { reason }];

describe("a page that dies", () => {
  test("is loaded anew, at most once a minute", () => {
    const { webContents, loadURL, clock, onGivenUp } = setUp();
    webContents.emit(...died("crashed"));
    // not what its page has made of its address
    expect(loadURL).toHaveBeenCalledExactlyOnceWith(startPage);
    clock.now += 60_000;
    webContents.emit(...died("oom"));
    expect(loadURL).toHaveBeenCalledTimes(2);
    clock.now += 59_999;
    webContents.emit(...died("crashed"));
    expect(loadURL).toHaveBeenCalledTimes(2);
    expect(onGivenUp).toHaveBeenCalledOnce();
  });
  test("is loaded anew where the clock was set back since", () => {
    const { webContents, loadURL, clock, onGivenUp } = setUp();
    webContents.emit(...died("crashed"));
    clock.now -= 3_600_000;
    webContents.emit(...died("crashed"));
    expect(loadURL).toHaveBeenCalledTimes(2);
    expect(onGivenUp).not.toHaveBeenCalled();
  });
  test("by itself, in good order, is left alone", () => {
    const { webContents, loadURL, onGivenUp } = setUp();
    webContents.emit(...died("clean-exit"));
    expect(loadURL).not.toHaveBeenCalled();
    expect(onGivenUp).not.toHaveBeenCalled();
  });
});

test("a page that dies while it is loaded is told by that alone", async () => {
  const { webContents, loadURL } = setUp();
  const failed = Promise.reject(new Error("ERR_FAILED (-2) loading 'app://twofold/index.html'"));
  loadURL.mockReturnValue(failed);
  webContents.emit(...died("crashed"));
  await expect(failed).rejects.toThrow("ERR_FAILED");
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
