/** @file The whole back end in plain Node for a measurement: a folder of its own, and a clock in hand. */
import type { Policy } from "../../electron/auth/policy.ts";
import { openBackend } from "../../electron/ipc/backend.ts";
import type { Serve } from "../../electron/ipc/serve.ts";
import { noWindow, withCost } from "../no-window.ts";

/** The shipped rules, but for hashes so cheap that the rest of the work shows. */
export const cheap = withCost(2 ** 10);

/** The password of everybody. */
export const password = "correct horse battery";

/** A back end to measure. */
interface Measured {
  readonly serve: Serve;
  /** In ms since the epoch; the measurement moves it. */
  readonly clock: { now: number };
}

/** Opens a back end on a folder, with accounts that were registered by e-mail. */
export async function openMeasured(
  folder: string,
  { policy, emails }: { readonly policy: Policy; readonly emails: readonly string[] },
): Promise<Measured> {
  const clock = { now: 1_800_000_000_000 };
  const opened = await openBackend({
    ...noWindow,
    folder,
    clock: () => clock.now,
    policy,
  });
  if (opened.state !== "open") throw new Error(`the back end is ${opened.state}`);
  const { serve } = opened.backend;
  for (const email of emails) await serve("register", { name: "Ada", email, password });
  return { serve, clock };
}
