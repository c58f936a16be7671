/** @file What has just been achieved, on top of a dialog that goes on. */
export function News({ text }: { readonly text: string }) {
  return text === "" ? null : <p className="news">{text}</p>;
}
