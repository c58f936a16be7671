/** @file The apps that `npm run bench` measures by: they open, and each channel is asked and answers. */
import { methods } from "../../shared/channels.ts";
import { measureRequests } from "../bench/requests.ts";
import { emptyWindow } from "../bench/start.ts";
import { launch } from "../launch.ts";
import { expect, test } from "./app.ts";

test("the empty window, which the app's start is held against, opens", async ({ profile }) => {
  const app = await launch(profile, {}, emptyWindow);
  const page = await app.firstWindow();
  await expect(page.getByRole("heading", { name: "Empty window" })).toBeVisible();
  await app.close();
});

test("every channel is measured beside a bare ping", async () => {
  const rows = await measureRequests({ rounds: 1, seconds: 0 });
  expect(rows.map(({ what }) => what).toSorted()).toStrictEqual(methods.toSorted());
});
