/** @file Electron's checklist: what a page that has been taken over still cannot load, run, send, save or be allowed. */
/* oxlint-disable unicorn/consistent-function-scoping -- what is evaluated in the page must hold all that it uses */
import { expect, test } from "./app.ts";
import { foreign, takeOver } from "./taken-over.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

test("checklist 7: the page comes with exactly this policy", async ({ kept: { page } }) => {
  const response = await page.reload();
  expect(response?.headers()).toMatchObject({
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
  });
});

test("checklist 1 7, R33: nothing is fetched, sent or embedded, neither abroad nor at home", async ({
  kept: { app, page },
}) => {
  const { violations } = await takeOver(app, page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  const outcomes = await page.evaluate(async (url) => {
    const element = async (name: "img" | "link" | "audio", set: (made: HTMLElement) => void): Promise<string> =>
      new Promise((resolve) => {
        const made = document.createElement(name);
        made.addEventListener("load", () => resolve("loaded"));
        made.addEventListener("error", () => resolve("refused"));
        set(made);
        document.body.append(made);
      });
    const target = async (make: () => EventTarget): Promise<string> =>
      new Promise((resolve) => {
        const made = make();
        made.addEventListener("open", () => resolve("open"));
        made.addEventListener("load", () => resolve("loaded"));
        made.addEventListener("error", () => resolve("refused"));
      });
    const call = async (work: () => Promise<unknown>): Promise<string> =>
      work().then(
        () => "loaded",
        () => "refused",
      );
    return {
      "fetch abroad": await call(async () => fetch(url)),
      "fetch without cors": await call(async () => fetch(url, { mode: "no-cors", method: "POST", body: "x" })),
      "fetch at home": await call(async () => fetch("index.html")),
      import: await call(async () => import(/* @vite-ignore */ `${url}x.js`)),
      xhr: await target(() => {
        const request = new XMLHttpRequest();
        request.open("GET", url);
        request.send();
        return request;
      }),
      socket: await target(() => new WebSocket("wss://example.org/")),
      events: await target(() => new EventSource(url)),
      image: await element("img", (made) => made.setAttribute("src", `${url}x.png`)),
      style: await element("link", (made) => {
        made.setAttribute("rel", "stylesheet");
        made.setAttribute("href", `${url}x.css`);
      }),
      sound: await element("audio", (made) => made.setAttribute("src", `${url}x.ogg`)),
      font: await call(async () => new FontFace("x", `url(${url}x.woff2)`).load()),
    };
  }, foreign);
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== "refused")).toStrictEqual([]);
  await page.evaluate((url) => navigator.sendBeacon(url, "x"), foreign);
  await expect
    .poll(async () => new Set([await violations()].flat()))
    .toStrictEqual(new Set(["connect-src", "script-src-elem", "img-src", "style-src-elem", "media-src", "font-src"]));
  expect(asked.filter((url) => !url.startsWith(new URL(foreign).origin) && !url.includes("x."))).toStrictEqual([]);
});

test("checklist 7: no text becomes a script or a style", async ({ kept: { app, page } }) => {
  await takeOver(app, page);
  const outcomes = await page.evaluate(async () => {
    await new Promise((resolve) => {
      setTimeout(resolve); // what the driver evaluates is excused from the policy, but only until its first pause
    });
    const attempt = (work: () => void): string => {
      try {
        work();
        return "done";
      } catch {
        return "refused";
      }
    };
    const run = "globalThis.ran = true";
    return {
      eval: attempt(() => {
        const evaluate: unknown = Reflect.get(globalThis, "eval");
        if (typeof evaluate === "function") Reflect.apply(evaluate, undefined, [run]);
      }),
      function: attempt(() => void Reflect.construct(Function, [run])),
      timeout: attempt(() => void Reflect.apply(setTimeout, undefined, [run, 0])),
      script: attempt(() => {
        const script = document.createElement("script");
        script.textContent = run;
        document.body.append(script);
      }),
      source: attempt(() => {
        const script = document.createElement("script");
        script.src = "https://example.org/x.js";
      }),
      html: attempt(() => {
        document.body.innerHTML = "<b>in</b>";
      }),
      handler: attempt(() => document.body.setAttribute("onclick", run)),
      worker: attempt(() => new Worker("https://example.org/x.js")),
      policy: attempt(() => {
        const factory: unknown = Reflect.get(globalThis, "trustedTypes");
        const create: unknown =
          typeof factory === "object" && factory ? Reflect.get(factory, "createPolicy") : undefined;
        if (typeof create === "function") Reflect.apply(create, factory, ["mine", {}]);
      }),
    };
  });
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== "refused")).toStrictEqual([]);
  const styled = await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    document.body.setAttribute("style", "display: none");
    return { display: getComputedStyle(document.body).display, ran: Reflect.get(globalThis, "ran") === true };
  });
  expect(styled).toStrictEqual({ display: "block", ran: false });
});
