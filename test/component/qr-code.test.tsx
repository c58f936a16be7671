/** @file The QR code: its quiet zone, its colours, and that a scanner reads it. */
import jsqr from "jsqr";
import { expect } from "vitest";
import { fc, test } from "@fast-check/vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { QrCode } from "../../renderer/parts/qr-code.tsx";
import { enrolment } from "./people.ts";

/** Pixels for each module. */
const scale = 4;

/** Shows the text as a QR code and answers its picture as it is, not as the page around it colours it. */
async function pixels(text: string): Promise<ImageData> {
  const screen = await render(<QrCode text={text} label="QR code" />);
  const svg = page.getByRole("img", { name: "QR code" }).element();
  const side = scale * Number(svg.getAttribute("viewBox")?.split(" ")[2]);
  svg.setAttribute("width", String(side));
  svg.setAttribute("height", String(side));
  const image = new Image(side, side);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  await screen.unmount();
  const context = new OffscreenCanvas(side, side).getContext("2d");
  context?.drawImage(image, 0, 0);
  return context?.getImageData(0, 0, side, side) ?? new ImageData(1, 1);
}

/** Red of a pixel: 0 is black, 255 is white; -1 for anything see-through. */
const shade = ({ data, width }: ImageData, x: number, y: number): number =>
  data[4 * (y * width + x) + 3] === 255 ? (data[4 * (y * width + x)] ?? -1) : -1;

test("is black on white with a quiet zone of exactly 4 modules on every side", async () => {
  const picture = await pixels(enrolment.otpauth_url);
  const { width: side } = picture;
  const quiet = 4 * scale;
  const dirty: (readonly [number, number])[] = [];
  for (let along = 0; along < side; along += 1) {
    for (let depth = 0; depth < quiet; depth += 1) {
      const ring = [
        [along, depth],
        [along, side - 1 - depth],
        [depth, along],
        [side - 1 - depth, along],
      ] as const;
      dirty.push(...ring.filter(([x, y]) => shade(picture, x, y) !== 255));
    }
  }
  expect(dirty).toEqual([]);
  // the corners of the three finder patterns begin right behind it
  expect(shade(picture, quiet, quiet)).toBe(0);
  expect(shade(picture, side - 1 - quiet, quiet)).toBe(0);
  expect(shade(picture, quiet, side - 1 - quiet)).toBe(0);
});

test.prop([fc.stringMatching(/^[A-Z2-7%.=&@]{1,40}$/u)], { numRuns: 15 })(
  "R5: a scanner reads exactly the text",
  async (account) => {
    const text = `${enrolment.otpauth_url}&x=${account}`;
    const { data, width, height } = await pixels(text);
    expect(jsqr(data, width, height)?.data).toBe(text);
  },
);
