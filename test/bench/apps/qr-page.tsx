/** @file In a page: how long it takes to show a text as a QR code, the app's way and with qrcode's own picture. */
import { toDataURL } from "qrcode";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { QrCode } from "../../../renderer/parts/qr-code.tsx";

/** ms until the code of a text is in the page. */
async function timeOwn(text: string): Promise<number> {
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const start = performance.now();
  flushSync(() => {
    root.render(<QrCode text={text} label="QR code" />);
  });
  const taken = performance.now() - start;
  root.unmount();
  place.remove();
  return taken;
}

/** ms until the picture is in the page and can be shown. */
async function timePicture(text: string): Promise<number> {
  const image = document.body.appendChild(new Image());
  const start = performance.now();
  image.src = await toDataURL(text, { errorCorrectionLevel: "M" });
  await image.decode();
  const taken = performance.now() - start;
  image.remove();
  return taken;
}

Object.assign(window, { timeOwn, timePicture });
