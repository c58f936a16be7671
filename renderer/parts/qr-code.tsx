/** @file A QR code as an SVG. Black on white with a quiet zone in every theme: on a dark page scanners see nothing. */
import { create } from "qrcode";
import "./qr-code.css";

/** Modules of white on each side (ISO/IEC 18004). */
const quiet = 4;

/** One subpath for each run of dark modules in a row. */
function path({ size, data }: { readonly size: number; readonly data: Uint8Array }): string {
  const rows = Array.from({ length: size }, (_, y) => data.subarray(y * size, (y + 1) * size).join(""));
  return rows
    .flatMap((row, y) =>
      Array.from(
        row.matchAll(/1+/gu),
        (run) => `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`,
      ),
    )
    .join("");
}

/** The text as a QR code of error correction level M. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + 2 * quiet;
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path(modules)} fill="#000000" />
    </svg>
  );
}
