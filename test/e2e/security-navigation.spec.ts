/** @file Electron's checklist: a page that has been taken over still goes nowhere, opens nothing and embeds nothing. */
import { expect, test, windowOf } from "./app.ts";
import { foreign, takeOver } from "./taken-over.ts";

const here = "app://twofold/index.html";

/** The ways that a page has to go somewhere. */
const ways: Readonly<Record<string, (url: string) => void>> = {
  location: (url) => {
    location.href = url;
  },
  "a replaced location": (url) => {
    location.replace(url);
  },
  "a link": (url) => {
    const link = document.createElement("a");
    link.href = url;
    document.body.append(link);
    link.click();
  },
  "a refresh": (url) => {
    const meta = document.createElement("meta");
    meta.httpEquiv = "refresh";
    meta.content = `0; url=${url}`;
    document.head.append(meta);
  },
};

for (const [way, go] of Object.entries(ways)) {
  test(`checklist 13: by ${way} the page goes neither to a file, nor elsewhere in the app, nor out`, async ({
    kept: { app, page },
  }) => {
    const { wishes, place } = await takeOver(app, page);
    await page.evaluate(go, "file:///etc/hostname"); // Chromium may drop it before main is asked
    await page.evaluate(go, "elsewhere.html");
    await expect.poll(wishes).toContainEqual({ url: "app://twofold/elsewhere.html", refused: true });
    await page.evaluate(go, foreign);
    await expect.poll(wishes).toContainEqual({ url: foreign, refused: true });
    expect((await wishes()).filter(({ refused }) => !refused)).toStrictEqual([]);
    expect(await place()).toBe(here);
  });
}

test("checklist 13: no form is sent anywhere, and no javascript: link runs", async ({ kept: { app, page } }) => {
  const { wishes, violations, place } = await takeOver(app, page);
  for (const method of ["get", "post"]) {
    await page.evaluate(
      ({ url, how }) => {
        const form = document.createElement("form");
        form.action = url;
        form.method = how;
        document.body.append(form);
        form.submit();
      },
      { url: foreign, how: method },
    );
    await expect.poll(violations).toHaveLength(method === "get" ? 1 : 2);
  }
  expect(await violations()).toStrictEqual(["form-action", "form-action"]);
  await page.evaluate(() => {
    const link = document.createElement("a");
    link.href = "javascript:globalThis.ran = true";
    document.body.append(link);
    link.click();
  });
  await expect.poll(violations).toHaveLength(3);
  expect(await page.evaluate((): unknown => Reflect.get(globalThis, "ran"))).toBeUndefined();
  expect(await wishes()).toStrictEqual([]);
  expect(await place()).toBe(here);
});

test("checklist 13: main refuses a redirect too", async ({ kept: { app } }) => {
  const window = await windowOf(app);
  const refused = await window.evaluate(({ webContents }) => {
    let prevented = 0;
    const event = { preventDefault: () => (prevented += 1), url: "https://example.org/" };
    webContents.emit("will-redirect", event); // a page of the app never is redirected by itself
    webContents.emit("will-attach-webview", event, {}, {});
    return prevented;
  });
  expect(refused).toBe(2);
});

test("R23: a page that will not go is closed all the same", async ({ app, page }) => {
  await page.evaluate(() => {
    addEventListener("beforeunload", (event) => {
      event.preventDefault();
    });
  });
  await page.getByRole("link", { name: "Sign Up Here" }).click(); // Chromium heeds only a page that was used
  const gone = page.waitForEvent("close");
  const window = await windowOf(app);
  await window.evaluate((main) => main.close());
  await gone;
});

test("checklist 14: no new window, by any way", async ({ kept: { app, page } }) => {
  const { place } = await takeOver(app, page);
  const created = await app.evaluateHandle(({ app: electronApp }) => {
    const count = { windows: 0 };
    electronApp.on("browser-window-created", () => (count.windows += 1));
    return count;
  });
  for (const url of [foreign, "about:blank", "index.html"]) {
    await page.evaluate((address) => {
      const link = document.createElement("a");
      link.href = address;
      link.target = "_blank";
      document.body.append(link);
      link.click();
    }, url);
    // Electron gives null at once; the stand-in gives a window that is closed before it has loaded anything
    const opened = await page.evaluateHandle((address) => ({ window: open(address) }), url);
    await expect.poll(async () => opened.evaluate(({ window }) => window === null || window.closed)).toBe(true);
  }
  expect(await created.jsonValue()).toStrictEqual({ windows: 0 });
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await place()).toBe(here);
});

test("checklist 11 12 17: neither an iframe nor a webview brings anything in, and no frame has the bridge", async ({
  kept: { app, page },
}) => {
  const { violations, place } = await takeOver(app, page);
  const inside = await page.evaluate(() => {
    const empty = document.createElement("iframe");
    document.body.append(empty);
    const found: unknown = Reflect.get(empty.contentWindow ?? {}, "twofold");
    for (const source of ["https://example.org/", "index.html"]) {
      const frame = document.createElement("iframe");
      frame.src = source;
      document.body.append(frame);
    }
    const webview = document.createElement("webview");
    webview.setAttribute("src", "https://example.org/");
    document.body.append(webview);
    return { bridge: typeof found, webview: "getWebContentsId" in webview };
  });
  expect(inside).toStrictEqual({ bridge: "undefined", webview: false });
  await expect.poll(violations).toStrictEqual(["frame-src", "frame-src"]);
  expect(await place()).toBe(here);
});
