/** @file Electron's checklist: what main refuses pages: permissions, requests, downloads. */
/* oxlint-disable unicorn/consistent-function-scoping -- what is evaluated in the page must hold all that it uses */
import { secretIn } from "../authenticator.ts";
import { button, openSetup, signIn } from "../people.ts";
import { expect, test, windowOf } from "./app.ts";
import { foreign, takeOver } from "./taken-over.ts";

test("checklist 5: every permission that the page can ask about is denied", async ({ kept: { page } }) => {
  await page.reload();
  const states = await page.evaluate(async () => {
    const names = [
      "notifications",
      "geolocation",
      "camera",
      "microphone",
      "midi",
      "clipboard-read",
      "accelerometer",
      "gyroscope",
      "magnetometer",
      "background-sync",
      "persistent-storage",
      "idle-detection",
      "screen-wake-lock",
      "window-management",
      "local-fonts",
      "payment-handler",
    ];
    const found: Record<string, string> = {};
    for (const name of names) {
      // through Reflect: the types know few of the names, and Chromium more
      const query: unknown = Reflect.get(navigator.permissions, "query");
      if (typeof query !== "function") throw new Error("there is no query");
      found[name] = await Promise.resolve<unknown>(Reflect.apply(query, navigator.permissions, [{ name }])).then(
        (answer) => (answer instanceof PermissionStatus ? answer.state : "no answer"),
        () => "denied", // a Chromium that does not know it has nothing to grant
      );
    }
    return found;
  });
  expect(Object.entries(states).filter(([, state]) => state !== "denied")).toStrictEqual([]);
});

test("checklist 5: what needs a permission does not happen", async ({ kept: { page } }) => {
  await page.reload();
  const outcomes = await page.evaluate(async () => {
    const call = async (work: () => Promise<unknown> | undefined): Promise<string> => {
      try {
        return String(await work());
      } catch (error) {
        return error instanceof Error ? error.name : "refused";
      }
    };
    return {
      notification: await call(async () => Notification.requestPermission()),
      place: await call(
        async () =>
          new Promise((resolve) => {
            navigator.geolocation.getCurrentPosition(
              () => resolve("found"),
              ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? "denied" : "not found"),
            );
          }),
      ),
      clipboard: await call(async () => navigator.clipboard.readText()),
      midi: await call(async () => navigator.requestMIDIAccess({ sysex: true })),
    };
  });
  expect(outcomes.notification).toBe("denied");
  expect(outcomes.place).toBe("denied");
  expect(outcomes.clipboard).toBe("NotAllowedError");
  expect(["NotAllowedError", "SecurityError"]).toContain(outcomes.midi);
});

test.describe("the clipboard", () => {
  test.use({ before: "registered" });

  test("checklist 5: Copy key has main put the secret on the clipboard, without spaces; the page may not", async ({
    app,
    page,
  }) => {
    await signIn(page);
    const secret = secretIn(await openSetup(page));
    await button(page, "Copy key").click();
    await expect(page.getByText(/^Copied/u)).toBeVisible();
    expect(await app.evaluate(async ({ clipboard }) => clipboard.readText())).toBe(secret);
    const refused = await page.evaluate(async () =>
      navigator.clipboard.writeText("mine").then(
        () => "written",
        () => "refused",
      ),
    );
    expect(refused).toBe("refused");
  });
});

test("checklist 1, R33: main cancels every request but for the app's own files, whichever window asks", async ({
  kept: { app },
}) => {
  const results = await app.evaluate(
    async ({ BrowserWindow }, urls) => {
      const outcomes: string[] = [];
      for (const url of urls) {
        const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, partition: "page" } });
        outcomes.push(
          await window.loadURL(url).then(
            () => "loaded",
            () => "refused",
          ),
        );
        window.destroy();
      }
      return outcomes;
    },
    [foreign, "http://127.0.0.1:9/", "file:///etc/hostname", "app://other/index.html", "app://twofold/index.html"],
  );
  expect(results).toStrictEqual(["refused", "refused", "refused", "refused", "loaded"]);
});

test("nothing is downloaded", async ({ kept: { app, page } }) => {
  const { place } = await takeOver(app, page);
  const window = await windowOf(app);
  const downloads = await window.evaluateHandle(({ webContents }) => {
    const begun: boolean[] = [];
    webContents.session.on("will-download", ({ defaultPrevented }) => begun.push(defaultPrevented));
    return begun;
  });
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["something"]));
    link.download = "something.txt";
    document.body.append(link);
    link.click();
  });
  await expect.poll(async () => downloads.jsonValue()).toStrictEqual([true]);
  expect(await place()).toBe("app://twofold/index.html");
});
