/** @file The QR code as it is on the screen: a scanner reads it in windows of every size, in light and dark. */
import jsqr from "jsqr";
import { afterEach, describe, expect, test } from "vitest";
import { cdp, page } from "vitest/browser";
import { ada, enrolment, ok } from "./people.ts";
import { button, showProfile } from "./show.tsx";

afterEach(async () => {
  await cdp().send("Emulation.setEmulatedMedia", { features: [] });
  await page.viewport(414, 896);
});

/** What a scanner reads in a picture of the screen; it expects dark on light, as many do. */
async function scanScreen(): Promise<string | undefined> {
  const base64 = await page.screenshot({ save: false });
  const image = new Image();
  image.src = `data:image/png;base64,${base64}`;
  await image.decode();
  const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
  context?.drawImage(image, 0, 0);
  const picture = context?.getImageData(0, 0, image.width, image.height) ?? new ImageData(1, 1);
  return jsqr(picture.data, picture.width, picture.height, { inversionAttempts: "dontInvert" })?.data;
}

describe.for(["light", "dark"] as const)("in %s", (scheme) => {
  test.for([
    [360, 480],
    [480, 760],
    [1280, 800],
  ] as const)("at %i x %i a scanner reads the set-up off the screen", async ([width, height]) => {
    await cdp().send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: scheme },
        { name: "prefers-reduced-motion", value: "reduce" },
      ],
    });
    await page.viewport(width, height);
    await showProfile(ada, { otpGenerate: async () => ok(enrolment) });
    await button("Setup 2FA").click();
    const qr = page.getByRole("img", { name: "QR code for your authenticator" });
    await expect.element(qr).toBeVisible();
    qr.element().scrollIntoView({ block: "center" });
    expect(document.documentElement.dataset["mantineColorScheme"]).toBe(scheme);
    await expect.poll(scanScreen).toBe(enrolment.otpauth_url);
  });
});
