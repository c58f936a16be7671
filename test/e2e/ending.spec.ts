/** @file The app's end: asked for in the middle of a write, and after a fault that nobody has taken. */
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication } from "playwright";
import { ada, register, signIn } from "../people.ts";
import { expect, test } from "./app.ts";

/** Has the disk of the app keep new files back until `release`; `isHeld` says whether there is one. */
async function holdNewFiles(app: ElectronApplication) {
  return app.evaluateHandle(() => {
    const files = process.getBuiltinModule("node:fs/promises");
    const { open } = files;
    const held = { isHeld: false, release: (): void => {} };
    const released = new Promise<void>((resolve) => {
      held.release = resolve;
    });
    files.open = async (path, flags, mode) => {
      if (flags === "wx") {
        held.isHeld = true;
        await released;
      }
      return open(path, flags, mode);
    };
    process.getBuiltinModule("node:module").syncBuiltinESMExports();
    return held;
  });
}

test("R32: quitting in the middle of a registration waits for it, and it is there at the next start", async ({
  app,
  page,
  start,
}) => {
  const held = await holdNewFiles(app);
  const registering = register(page).catch(() => {}); // its page goes before it is told
  await expect.poll(async () => held.evaluate(({ isHeld }) => isHeld)).toBe(true);
  const isHeldBack = await app.evaluate(
    (electron) =>
      new Promise<boolean>((resolve) => {
        electron.app.once("will-quit", ({ defaultPrevented }) => {
          resolve(defaultPrevented);
        });
        electron.app.quit();
      }),
  );
  expect(isHeldBack).toBe(true);
  const closed = app.waitForEvent("close");
  await held.evaluate(({ release }) => release());
  await closed;
  await registering;
  const next = await start();
  await signIn(next.page);
  await expect(next.page.getByText(ada.email)).toBeVisible();
});

for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  test(`R29: a fault that nobody has taken ends the app with plain words, and nothing of it is told: ${event}`, async ({
    app,
    profile,
  }) => {
    const noted = join(profile, "noted.txt");
    const child = app.process();
    const logged: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) => logged.push(chunk.toString()));
    const exited = once(child, "exit");
    await app.evaluate(
      ({ dialog }, { file, kind }) => {
        const { appendFileSync } = process.getBuiltinModule("node:fs");
        dialog.showErrorBox = (title, words) => appendFileSync(file, `${title}: ${words}`);
        setImmediate(() => {
          const fault = new TypeError("the secret JBSWY3DP");
          if (kind === "uncaughtException") throw fault;
          void Promise.reject(fault);
        });
      },
      { file: noted, kind: event },
    );
    expect(await exited).toEqual([1, null]);
    const told = await readFile(noted, "utf8");
    expect(told).toMatch(/^Twofold .+: .+/u);
    expect(told).not.toContain("JBSWY3DP");
    expect(logged.join("")).toContain(`"code":"${event}","error":"TypeError"`);
    expect(logged.join("")).not.toContain("JBSWY3DP");
  });
}
