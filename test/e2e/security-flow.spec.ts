/** @file The whole main job under watch: the policy is never violated, the console is silent, nothing goes abroad. */
import { codeFor, secretIn } from "../authenticator.ts";
import { timeOf } from "../launch.ts";
import { activate, ada, button, fieldsOf, keepCodes, nextCode, openSetup, register, signIn } from "../people.ts";
import { expect, test } from "./app.ts";

test("checklist 1 7, R29, R33: from registering to disabling, no violation, no word on the console, no request abroad", async ({
  app,
  page,
}) => {
  const heard: string[] = [];
  const requests: URL[] = [];
  const logged: string[] = [];
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  page.on("request", (request) => requests.push(new URL(request.url())));
  for (const stream of [app.process().stdout, app.process().stderr]) {
    stream?.on("data", (chunk) => logged.push(String(chunk)));
  }
  await page.addInitScript(() => {
    const violations: string[] = [];
    Reflect.set(globalThis, "violations", violations);
    addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
      violations.push(`${effectiveDirective} ${blockedURI}`),
    );
  });
  await page.reload();
  await register(page);
  await signIn(page);
  const secret = secretIn(await openSetup(page));
  await button(page, "Copy key").click();
  const first = codeFor(secret, await timeOf(app));
  const codes = await activate(page, first);
  await keepCodes(page);
  await button(page, "Logout").click();
  await signIn(page);
  await fieldsOf(page).code.fill("000");
  await page.keyboard.press("Enter");
  const second = await nextCode(app, secret);
  await fieldsOf(page).code.fill(second);
  await button(page, "Disable 2FA").click();
  const fields = fieldsOf(page.getByRole("dialog"));
  await fields.password.fill(ada.password);
  await fields.code.fill(await nextCode(app, secret));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Two Factor Authentication Disabled")).toBeVisible();

  expect(await page.evaluate((): unknown => Reflect.get(globalThis, "violations"))).toStrictEqual([]);
  expect(heard).toStrictEqual([]);
  expect(requests.length).toBeGreaterThan(2);
  const home = new URL(page.url());
  const abroad = requests.filter(({ protocol, host }) => protocol !== home.protocol || host !== home.host);
  expect(abroad.map(String)).toStrictEqual([]);
  for (const word of [secret, ada.password, first, second, ada.email, ...codes]) {
    expect(logged.join("")).not.toContain(word);
  }
});
