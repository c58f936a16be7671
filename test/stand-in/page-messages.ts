/** @file What the isolated world of a page and the main process say to each other. */

/** From the isolated world to the main process; `url` is the document's, which no page can forge there. */
export type FromPage = { readonly url: string } & (
  | { readonly kind: "hello" }
  | { readonly kind: "title"; readonly title: string }
  | { readonly kind: "preload-error"; readonly message: string }
  | { readonly kind: "key"; readonly input: string }
  | { readonly kind: "invoke"; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: "send"; readonly channel: string; readonly args: string }
);

/** From the main process to the isolated world. */
export type ToPage =
  | { readonly kind: "reply"; readonly id: number; readonly value: string }
  | { readonly kind: "refusal"; readonly id: number; readonly error: string }
  | { readonly kind: "message"; readonly channel: string; readonly args: string };

const fieldsOf = new Map<unknown, readonly string[]>([
  ["hello", []],
  ["title", ["title"]],
  ["preload-error", ["message"]],
  ["key", ["input"]],
  ["invoke", ["channel", "args"]],
  ["send", ["channel", "args"]],
]);

/** Whether a parsed value is a message of an isolated world. */
export function isFromPage(value: unknown): value is FromPage {
  if (typeof value !== "object" || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  const texts = fieldsOf.get(fields.get("kind"));
  return (
    texts !== undefined &&
    ["url", ...texts].every((name) => typeof fields.get(name) === "string") &&
    (fields.get("kind") !== "invoke" || typeof fields.get("id") === "number")
  );
}
