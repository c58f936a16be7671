/** @file What is shown when main cannot be reached at all. */
import { Button } from "@mantine/core";
import { words } from "../words.ts";

const own = words.broken;

export function Broken({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <div className="stack" role="alert">
      <div>
        <h1>{own.title}</h1>
        <p className="soft">{own.lead}</p>
      </div>
      <Button onClick={onAgain}>{own.again}</Button>
    </div>
  );
}
