/** @file Guessing at passwords and codes through the handlers (R10, R11, R18). */
import { randomBytes } from "node:crypto";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createHashing } from "../../../electron/auth/hashing.ts";
import { nodeDisk } from "../../../electron/store/disk.ts";
import type { Method } from "../../../shared/channels.ts";
import { refuse } from "../../../shared/refusals.ts";
import {
  ada,
  authenticator,
  credentials,
  enrolled,
  openScene,
  policy,
  readAccount,
  type Scene,
  signedIn,
} from "../backend.ts";
import { tap } from "../store/faults.ts";
import { systemError } from "../store/memory-disk.ts";

const wrong = { ...credentials, password: "wrong horse battery" };
const guess = async (scene: Scene, times: number): Promise<string[]> => {
  const answers: string[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await scene.no("login", wrong));
  return answers;
};

test("R10 R32: a flood of guesses is refused but for its head, leaves few files, and holds up no signing out", async () => {
  const scene = await openScene();
  await signedIn(scene);
  const flood = Array.from({ length: 1000 }, async (_, place) =>
    scene.backend.serve("login", { ...wrong, email: `nobody${place}@example.org` }),
  );
  expect(await scene.backend.serve("logout", {})).toMatchObject({ ok: true });
  const refused = (await Promise.all(flood)).filter((reply) => !reply.ok && reply.code === "busy");
  expect(refused).toHaveLength(950);
  const files = await readdir(join(scene.folder, "strangers"), { recursive: true });
  expect(files.filter((file) => file.endsWith(".sealed")).length).toBeLessThanOrEqual(50);
  await scene.yes("login", credentials);
});

describe("guessing a password", () => {
  test("R10: from the fifth failure on one has to wait, also with the right password, and then may go on", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    expect(await guess(scene, 6)).toEqual([
      ...Array.from({ length: 4 }, () => "400 wrong_credentials"),
      "429 too_many_attempts",
      "429 too_many_attempts",
    ]);
    expect(await scene.backend.serve("login", credentials)).toMatchObject({ status: 429, retry_after: 30 });
    scene.clock.now += 30_000;
    await scene.yes("login", credentials);
    expect(await guess(scene, 4)).toEqual(Array.from({ length: 4 }, () => "400 wrong_credentials"));
  });
  test("R10: what was charged stays charged after a restart", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    await guess(scene, 4);
    const again = await scene.restart();
    expect(await again.backend.serve("login", wrong)).toMatchObject({ status: 429, retry_after: 30 });
  });
  test("R10: a burst is charged one by one", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    const replies = await Promise.all(Array.from({ length: 20 }, async () => scene.backend.serve("login", wrong)));
    expect(replies.filter(({ status }) => status === 400)).toHaveLength(4);
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(16);
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { password: { count: 5 } } });
  });
  test("R18: a wrong password and an e-mail without an account ask the same of the disk", async () => {
    const asked: string[] = [];
    const disk = tap(nodeDisk, async ({ operation, perform }) => {
      asked.push(operation);
      return perform();
    });
    const scene = await openScene({ disk });
    await scene.yes("register", ada);
    const stranger = { ...wrong, email: "nobody@example.org" };
    const asks = async (request: unknown): Promise<readonly string[]> => {
      asked.length = 0;
      expect(await scene.no("login", request)).toBe("400 wrong_credentials");
      return asked.toSorted();
    };
    await asks(stranger); // the first guess makes a file
    expect(await asks(stranger)).toEqual(await asks(wrong));
    // also where it was guessed at before there was an account
    const eve = { ...wrong, email: "eve@example.org" };
    await asks(eve);
    await scene.yes("register", { ...ada, email: eve.email });
    expect(await asks(eve)).toEqual(await asks(wrong));
  });

  test("R10 R18: a disk that fails for a moment makes no password wrong, and tells no account from none", async () => {
    let failing = 0;
    const disk = tap(nodeDisk, async ({ operation, path, perform }) => {
      if (operation !== "read" || !path.includes("accounts") || failing === 0) return perform();
      failing -= 1;
      throw systemError("EIO");
    });
    const scene = await openScene({ disk });
    await scene.yes("register", ada);
    for (const request of [credentials, wrong, { ...wrong, email: "nobody@example.org" }]) {
      failing = 1;
      expect(await scene.no("login", request)).toBe("500 account_unreadable");
    }
    expect((await readAccount(scene, ada.email)).failures.password.count).toBe(0);
  });

  test("R10 R18: what is compared is what was charged, whatever comes in its place, and goes, between the two", async () => {
    let meanwhile: (() => Promise<void>) | undefined;
    const disk = tap(nodeDisk, async ({ operation, path, perform }) => {
      const result = await perform();
      if (operation === "read" && path.includes("accounts")) await meanwhile?.();
      return result;
    });
    const scene = await openScene({ disk });
    await scene.yes("register", ada);
    const files = await readdir(join(scene.folder, "accounts"), { recursive: true });
    const name = files.find((file) => file.endsWith(".sealed")) ?? "";
    const place = join(scene.folder, "accounts", name);
    const victim = await readFile(place);
    await rm(place);
    await scene.yes("register", { ...ada, password: "another long password" });
    const other = await readFile(place);
    // the victim's is read, and the other one is charged
    await writeFile(place, victim);
    meanwhile = async () => writeFile(place, other);
    expect(await scene.no("login", credentials)).toBe("400 wrong_credentials");
    // and where it is gone by then, its e-mail is nobody's
    meanwhile = async () => rm(place, { force: true });
    await writeFile(place, victim);
    expect(await scene.no("login", credentials)).toBe("400 wrong_credentials");
  });

  test("R18: a hash is made at every sign-in, also where the answer is settled before", async () => {
    const works: unknown[] = [];
    const hashing = createHashing(2, randomBytes);
    const verify: typeof hashing.verify = async (...args) => {
      works.push(args[2]);
      return hashing.verify(...args);
    };
    const scene = await openScene({ hashing: { ...hashing, verify } });
    await scene.yes("register", ada);
    const worksAt = async (request: unknown, answer: string): Promise<unknown[]> => {
      works.length = 0;
      expect(await scene.no("login", request)).toBe(answer);
      return [...works];
    };
    const one = await worksAt({ ...wrong, email: "nobody@example.org" }, "400 wrong_credentials");
    expect(one).toEqual([policy.scrypt.password]);
    await guess(scene, 5);
    expect(await worksAt(credentials, "429 too_many_attempts")).toEqual(one);
    for (let time = 5; time < 100; time += 1) {
      scene.clock.now += 3_600_000;
      await guess(scene, 1);
    }
    expect(await worksAt(credentials, "403 factor_locked")).toEqual(one);
  });

  test("R18: what is kept of a guess is as long for a wrong password as for an e-mail without an account", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    const sizes = async (folder: string): Promise<number[]> => {
      const files = await readdir(join(scene.folder, folder), { recursive: true, withFileTypes: true });
      const documents = files.filter((file) => file.name.endsWith(".sealed"));
      return Promise.all(documents.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
    };
    await scene.no("login", wrong);
    await scene.no("login", { ...wrong, email: "eve@example.org" });
    const [account] = await sizes("accounts");
    const [decoy] = await sizes("strangers");
    // where it lies, and a name, which is an e-mail here
    expect(Math.abs((decoy ?? 0) - (account ?? 0))).toBeLessThan(30);
  });

  test("R10 R18: a charge is written while the hash is made, and answered only when it is on disk", async () => {
    const begun = Promise.withResolvers<void>();
    const hashing = createHashing(2, randomBytes);
    const order: string[] = [];
    const scene = await openScene({
      hashing: {
        ...hashing,
        verify: async (...args) => {
          begun.resolve();
          const verdict = await hashing.verify(...args);
          order.push("compared");
          return verdict;
        },
      },
      disk: tap(nodeDisk, async ({ operation, path, perform }) => {
        const isCharge = operation === "rename" && path.includes("accounts");
        if (isCharge) await begun.promise;
        const result = await perform();
        if (isCharge) order.push("on disk");
        return result;
      }),
    });
    await scene.yes("register", ada);
    await scene.no("login", wrong);
    expect(order).toEqual(["on disk", "compared"]);
  });

  test("R10 R18: an e-mail without an account gets the same answers, also after a restart", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    const stranger = { ...wrong, email: "nobody@example.org" };
    for (let time = 0; time < 6; time += 1) {
      expect(await scene.backend.serve("login", stranger)).toEqual(await scene.backend.serve("login", wrong));
    }
    const again = await scene.restart();
    expect(await again.backend.serve("login", stranger)).toEqual(await again.backend.serve("login", wrong));
    again.clock.now += 30_000;
    expect(await again.backend.serve("login", stranger)).toEqual(await again.backend.serve("login", wrong));
    expect(await again.backend.serve("login", stranger)).toMatchObject({ status: 429, retry_after: 60 });
  });
  test("R10: at 100 failures in a row the password is locked, whoever waits", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    for (let time = 0; time < 100; time += 1) {
      await guess(scene, 1);
      scene.clock.now += 3_600_000;
    }
    expect(await scene.no("login", credentials)).toBe("403 factor_locked");
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { password: { count: 100 } } });
  });
  test("R10: step-ups are charged to the same count", async () => {
    const scene = await openScene();
    await signedIn(scene);
    for (let time = 0; time < 4; time += 1) {
      expect(await scene.no("confirmPassword", { password: "wrong" })).toBe("400 wrong_password");
    }
    expect(await scene.no("deleteAccount", { password: "wrong" })).toBe("429 too_many_attempts");
    expect(await scene.no("confirmPassword", { password: ada.password })).toBe("429 too_many_attempts");
  });
});

describe("guessing a code", () => {
  test("R10 R11: the fifth failure ends the pending sign-in, and the next has to wait", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    for (let time = 0; time < 4; time += 1)
      expect(await scene.no("otpValidate", { token: code(50) })).toBe("400 invalid_token");
    expect(await scene.backend.serve("otpValidate", { token: code(50) })).toMatchObject({
      status: 429,
      retry_after: 30,
      locked_out: true,
    });
    expect(scene.ends).toEqual(["locked-out"]);
    expect(await scene.no("otpValidate", { token: code() })).toBe("401 not_signed_in");
    await scene.yes("login", credentials);
    // what is tried before the wait is over is not looked at, and nobody is sent away for it
    expect(await scene.yes("session", {})).toMatchObject({ state: "pending", retry_after: 30 });
    const early = await scene.backend.serve("otpValidate", { token: code() });
    expect(early).toEqual(refuse("too_many_attempts", { retry_after: 30 }));
    expect(scene.ends).toEqual(["locked-out"]);
    scene.clock.now += 30_000;
    const after = await scene.yes("session", {});
    expect(after).not.toHaveProperty("retry_after");
    expect(after).toMatchObject({ next_waits: true });
    await scene.yes("otpValidate", { token: code() });
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { code: { count: 0, until: 0 } } });
  });
  test("R10: with the failure before the first wait it is said that the next one begins it, and with no other", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const { codes } = await scene.yes("recoveryCreate", {});
    const warned = async (method: Method, request: object): Promise<boolean[]> => {
      const replies = [];
      for (let time = 0; time < 5; time += 1) replies.push(await scene.backend.serve(method, request));
      return replies.map((reply) => !reply.ok && reply.next_waits === true);
    };
    const onlyTheFourth = [false, false, false, true, false];
    await scene.yes("login", credentials);
    expect(await warned("otpValidate", { token: code(50) })).toEqual(onlyTheFourth);
    await scene.yes("login", credentials);
    expect(await warned("otpValidate", { token: `01${codes[1]?.slice(2)}` })).toEqual(onlyTheFourth);
    await scene.yes("register", { ...ada, email: "bob@example.org" });
    await scene.yes("login", { ...credentials, email: "bob@example.org" });
    const { base32 } = await scene.yes("otpGenerate", {});
    expect(await warned("otpVerify", { token: authenticator(scene, base32)(50) })).toEqual(onlyTheFourth);
  });
  test("R10: who begins to sign in is told where the next wrong code begins a wait, and not before", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const isWarned = async (): Promise<boolean> => {
      await scene.yes("login", credentials);
      return Object.hasOwn(await scene.yes("session", {}), "next_waits");
    };
    for (let time = 0; time < 4; time += 1) {
      expect(await isWarned()).toBe(false);
      await scene.no("otpValidate", { token: code(50) });
    }
    expect(await isWarned()).toBe(true);
    await scene.yes("otpValidate", { token: code() });
    expect(await isWarned()).toBe(false);
  });
  test("R10: passwords and codes are counted apart; a right password does not clear the codes", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    await scene.no("otpValidate", { token: code(50) });
    await guess(scene, 1);
    expect(await readAccount(scene, ada.email)).toMatchObject({
      failures: { password: { count: 1 }, code: { count: 1 } },
    });
    await scene.yes("login", credentials);
    expect(await readAccount(scene, ada.email)).toMatchObject({
      failures: { password: { count: 0 }, code: { count: 1 } },
    });
  });
  test("R8 R10: what is no code is no guess", async () => {
    const scene = await openScene();
    await enrolled(scene);
    await scene.yes("login", credentials);
    for (const token of ["", "12345", "abcdef", "１２３４５６"]) {
      expect(await scene.no("otpValidate", { token })).toBe("400 invalid_token");
    }
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { code: { count: 0 } } });
  });
  test("R10: at set-up codes are limited too, a new secret does not clear the count, and the right code does", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const wait = async (): Promise<string> => scene.no("otpVerify", { token: code(50) });
    const setUp = async () => authenticator(scene, (await scene.yes("otpGenerate", {})).base32);
    let code = await setUp();
    expect([await wait(), await wait(), await wait(), await wait()]).toEqual(Array(4).fill("400 invalid_token"));
    await scene.yes("otpCancel", {});
    code = await setUp();
    expect(await scene.backend.serve("otpVerify", { token: code(50) })).toMatchObject({ status: 429, retry_after: 30 });
    expect(await scene.no("otpVerify", { token: code() })).toBe("429 too_many_attempts");
    scene.clock.now += 30_000;
    await scene.yes("otpVerify", { token: code() });
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { code: { count: 0 } } });
  });
  test("R10: at 100 in a row a set-up is over, and a new one begins from nothing", async () => {
    const scene = await openScene();
    await signedIn(scene);
    for (let time = 0; time < 100; time += 1) {
      await scene.yes("login", credentials);
      const { base32 } = await scene.yes("otpGenerate", {});
      await scene.no("otpVerify", { token: authenticator(scene, base32)(50) });
      if (time < 99) scene.clock.now += 3_600_000;
    }
    const { base32 } = await scene.yes("otpGenerate", {});
    expect(await scene.no("otpVerify", { token: authenticator(scene, base32)() })).toBe("403 factor_locked");
    await scene.yes("otpCancel", {});
    const { base32: next } = await scene.yes("otpGenerate", {});
    await scene.yes("otpVerify", { token: authenticator(scene, next)() });
  });
  test("R30: what is no code fills no history at set-up", async () => {
    const scene = await openScene();
    await signedIn(scene);
    await scene.yes("otpGenerate", {});
    const { activity } = await readAccount(scene, ada.email);
    for (const token of ["", "12345", "abcdef"])
      expect(await scene.no("otpVerify", { token })).toBe("400 invalid_token");
    expect((await readAccount(scene, ada.email)).activity).toEqual(activity);
  });
  test("R10: at 100 in a row codes are locked until a recovery code is used", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const { codes } = await scene.yes("recoveryCreate", {});
    for (let time = 0; time < 100; time += 1) {
      scene.clock.now += 3_600_000;
      await scene.yes("login", credentials);
      await scene.no("otpValidate", { token: code(50) });
    }
    scene.clock.now += 3_600_000;
    await scene.yes("login", credentials);
    expect(await scene.yes("session", {})).not.toHaveProperty("next_waits");
    expect(await scene.no("otpValidate", { token: code() })).toBe("403 factor_locked");
    await scene.yes("otpValidate", { token: codes[0] ?? "" });
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
  });
  test("R10 R20: at 100 in a row recovery codes are locked until there is another set", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const { codes } = await scene.yes("recoveryCreate", {});
    for (let time = 0; time < 100; time += 1) {
      scene.clock.now += 3_600_000;
      await scene.yes("login", credentials);
      await scene.no("otpValidate", { token: "01-AAAA-AAAA-AAAAA" });
    }
    scene.clock.now += 3_600_000;
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token: codes[0] ?? "" })).toBe("403 factor_locked");
    await scene.yes("otpValidate", { token: code() });
    scene.clock.now += 60_000;
    const renewed = await scene.yes("recoveryRenew", { password: ada.password, token: code() });
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: renewed.codes[0] ?? "" });
  });
  test("a clock that is wrong: the refusal says by how much, only after the right password, and is still charged", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    scene.clock.now += 10 * 60_000; // the code that activated is older than any of these
    await scene.yes("login", credentials);
    expect(await scene.backend.serve("otpValidate", { token: code(-6) })).toMatchObject({
      code: "invalid_token",
      drift: -180,
    });
    expect(await scene.backend.serve("otpValidate", { token: code(50) })).not.toHaveProperty("drift");
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { code: { count: 2 } } });
  });
  test("R7: a code that was right but is spent is said to be so, only after the right password, and is still charged", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    await scene.yes("login", credentials);
    const spent = refuse("invalid_token", { spent: true });
    // and the ones before it went with it
    expect(await scene.backend.serve("otpValidate", { token: code() })).toEqual(spent);
    expect(await scene.backend.serve("otpValidate", { token: code(-1) })).toEqual(spent);
    expect(await scene.backend.serve("otpValidate", { token: code(-2) })).toEqual(refuse("invalid_token"));
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { code: { count: 3 } } });
    scene.clock.now += 60_000;
    await scene.yes("otpValidate", { token: code() });
  });
  test("R6: one guess that will be right later is told from any other neither at sign-in nor at step-up", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.backend.serve("otpDisable", { password: ada.password, token: code(4) })).toEqual(
      refuse("invalid_token"),
    );
    await scene.yes("login", credentials);
    // the same again, an earlier one, and one that is otherwise ahead: none of them speaks of a clock
    for (const steps of [4, 3]) {
      expect(await scene.backend.serve("otpValidate", { token: code(steps) })).toEqual(refuse("invalid_token"));
    }
    scene.clock.now += 30_000;
    expect(await scene.backend.serve("otpValidate", { token: code(8) })).toEqual(
      refuse("invalid_token", { next_waits: true }),
    );
  });
  test("R6: a clock that is ahead is told at the second code, not taken, and each is charged", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    expect(await scene.backend.serve("otpValidate", { token: code(4) })).toEqual(refuse("invalid_token"));
    expect(await scene.backend.serve("otpValidate", { token: "12 34" })).toEqual(refuse("invalid_token"));
    expect(await scene.backend.serve("otpValidate", { token: code(4) })).toEqual(refuse("invalid_token"));
    scene.clock.now += 30_000;
    expect(await scene.backend.serve("otpValidate", { token: code(4) })).toEqual(
      refuse("invalid_token", { drift: 120 }),
    );
    expect(await readAccount(scene, ada.email)).toMatchObject({ failures: { code: { count: 3 } } });
    await scene.yes("otpValidate", { token: code() });
    // at a step-up as well, also where the two are sent at the turn of a time step
    const disable = { password: ada.password, token: code(10) };
    expect(await scene.backend.serve("otpDisable", disable)).toEqual(refuse("invalid_token"));
    scene.clock.now += 30_000;
    expect(await scene.backend.serve("otpDisable", { ...disable, token: code(9) })).toEqual(refuse("invalid_token"));
    scene.clock.now += 30_000;
    expect(await scene.backend.serve("otpDisable", { ...disable, token: code(9) })).toEqual(
      refuse("invalid_token", { drift: 270 }),
    );
    await scene.yes("otpDisable", { ...disable, token: code() });
  });
});
