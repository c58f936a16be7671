/** @file Recovery codes through the handlers (R19, R20). */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ada, credentials, enrolled, openScene, readAccount, type Scene } from "../backend.ts";

const withCodes = async (): Promise<{ scene: Scene; code: (steps?: number) => string; codes: string[] }> => {
  const scene = await openScene();
  const code = await enrolled(scene);
  const { codes } = await scene.yes("recoveryCreate", {});
  return { scene, code, codes };
};

describe("recovery codes", () => {
  test("R19: shown once after activation; not before, and not a second time", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    await scene.yes("login", credentials);
    expect(await scene.no("recoveryCreate", {})).toBe("401 otp_not_verified");
    const other = await withCodes();
    expect(other.codes).toHaveLength(10);
    expect(await other.scene.no("recoveryCreate", {})).toBe("403 codes_already_made");
  });
  test("R24: the first set, too, needs a fresh password", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    scene.clock.now += 5 * 60_000;
    await scene.yes("otpValidate", { token: code() });
    expect(await scene.no("recoveryCreate", {})).toBe("403 sign_in_again");
    await scene.yes("confirmPassword", { password: ada.password });
    await scene.yes("recoveryCreate", {});
  });
  test("R24: the first set needs a fresh code too, else an open window and the password would come to codes", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    scene.clock.now += 5 * 60_000;
    await scene.yes("confirmPassword", { password: ada.password });
    expect(await scene.no("recoveryCreate", {})).toBe("403 second_factor_required");
    await scene.yes("otpValidate", { token: code() });
    await scene.yes("recoveryCreate", {});
  });
  test("R24: the first set is made after a sign-in with a code", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    scene.clock.now += 60_000;
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    expect((await scene.yes("recoveryCreate", {})).codes).toHaveLength(10);
  });
  test("R24: whoever has no fresh code makes the first set with a step-up", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    scene.clock.now += 5 * 60_000;
    const { codes } = await scene.yes("recoveryRenew", { password: ada.password, token: code() });
    expect(codes).toHaveLength(10);
  });
  test("R19: hashed at rest, each with a salt of its own; no code is on disk or in any other answer", async () => {
    const { scene, codes } = await withCodes();
    const { recovery } = await readAccount(scene, ada.email);
    expect(new Set(recovery?.map(({ hash }) => hash.salt)).size).toBe(10);
    const answers = JSON.stringify([await scene.yes("overview", {}), await scene.yes("session", {}), recovery]);
    const files = await readdir(scene.folder, { recursive: true, withFileTypes: true });
    const disk = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async ({ parentPath, name }) => readFile(join(parentPath, name), "latin1")),
    );
    for (const text of codes.flatMap((code) => [code, code.slice(3).replaceAll("-", "")])) {
      expect(answers + disk.join("")).not.toContain(text);
    }
  });
  test("R19: in place of a code at sign-in, once, however it is typed", async () => {
    const { scene, codes } = await withCodes();
    const [first = "", second = ""] = codes;
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: first.toLowerCase().replaceAll("-", " ") });
    expect(await scene.yes("overview", {})).toMatchObject({ recovery_codes_left: 9 });
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token: first })).toBe("400 invalid_token");
    const again = await scene.restart();
    await again.yes("login", credentials);
    expect(await again.no("otpValidate", { token: first })).toBe("400 invalid_token");
    await again.yes("otpValidate", { token: second });
  });
  test("R19: of three uses of one code at once, one gets in", async () => {
    const { scene, codes } = await withCodes();
    await scene.yes("login", credentials);
    const replies = await Promise.all(
      [1, 2, 3].map(async () => scene.backend.serve("otpValidate", { token: codes[3] })),
    );
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await readAccount(scene, ada.email)).recovery?.filter(({ usedAt }) => usedAt !== null)).toHaveLength(1);
  });
  test("R19: in place of a code at step-up", async () => {
    const { scene, codes } = await withCodes();
    expect(await scene.no("otpDisable", { password: ada.password, token: "01-AAAA-AAAA-AAAAA" })).toBe(
      "400 invalid_token",
    );
    await scene.yes("otpDisable", { password: ada.password, token: codes[9] });
    expect(await scene.yes("overview", {})).toMatchObject({ recovery_codes_left: null });
  });
  test("R20: another set kills the old one, is recorded, and is announced at the next sign-in", async () => {
    const { scene, code, codes } = await withCodes();
    expect(await scene.no("recoveryRenew", { password: ada.password })).toBe("400 invalid_token");
    const { codes: fresh } = await scene.yes("recoveryRenew", { password: ada.password, token: code() });
    scene.clock.now += 30_000;
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token: codes[0] })).toBe("400 invalid_token");
    await scene.yes("otpValidate", { token: fresh[0] });
    const { notices } = await scene.yes("overview", {});
    expect(notices.map(({ kind }) => kind)).toContain("recovery_codes_made");
    const { entries } = await scene.yes("activity", {});
    expect(entries.filter(({ kind }) => kind === "recovery_codes_made")).toHaveLength(2);
  });
  test("R19: a set counts as kept when its owner says so or uses one of it, not before, and survives a restart", async () => {
    const { scene, codes } = await withCodes();
    const isKept = async (): Promise<boolean> => (await scene.yes("overview", {})).recovery_codes_kept;
    expect(await isKept()).toBe(false);
    await scene.yes("recoveryKept", {});
    expect(await isKept()).toBe(true);
    const { codes: fresh } = await scene.yes("recoveryRenew", { password: ada.password, token: codes[0] });
    expect(await isKept()).toBe(false);
    const again = await scene.restart();
    await again.yes("login", credentials);
    expect(await again.no("recoveryKept", {})).toBe("403 second_factor_required");
    expect(await again.no("otpValidate", { token: codes[1] })).toBe("400 invalid_token");
    expect((await readAccount(again, ada.email)).recoveryKept).toBe(false);
    await again.yes("otpValidate", { token: fresh[0] });
    expect((await again.yes("overview", {})).recovery_codes_kept).toBe(true);
  });
  test("R10 R11: guesses at recovery codes are limited apart from those at codes, and the fifth ends the sign-in", async () => {
    const { scene, code } = await withCodes();
    await scene.yes("login", credentials);
    for (let time = 0; time < 4; time += 1) {
      expect(await scene.no("otpValidate", { token: "01-AAAA-AAAA-AAAAA" })).toBe("400 invalid_token");
    }
    expect(scene.ends).toEqual([]);
    expect(await scene.no("otpValidate", { token: "02-AAAA-AAAA-AAAAA" })).toBe("429 too_many_attempts");
    expect(scene.ends).toEqual(["locked-out"]);
    expect(await scene.yes("session", {})).toMatchObject({ state: "signed-out" });
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
  });
  test("R10: a right one clears the count of the wrong ones, and of the codes", async () => {
    const { scene, code, codes } = await withCodes();
    await scene.yes("login", credentials);
    for (const token of ["01-AAAA-AAAA-AAAAA", "02-AAAA-AAAA-AAAAA", code(50)])
      await scene.no("otpValidate", { token });
    const counts = async (): Promise<number[]> => {
      const { failures } = await readAccount(scene, ada.email);
      return [failures.code.count, failures.recovery.count];
    };
    expect(await counts()).toEqual([1, 2]);
    await scene.yes("otpValidate", { token: codes[0] });
    expect(await counts()).toEqual([0, 0]);
  });
  test("R25: a wrong one after the right password is told at the next sign-in, a right one is not called wrong", async () => {
    const { scene, code, codes } = await withCodes();
    const kinds = async (): Promise<string[]> => (await scene.yes("overview", {})).notices.map(({ kind }) => kind);
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: codes[0] });
    scene.clock.now += 1000;
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    expect(await kinds()).toEqual(["recovery_code_used", "recovery_codes_made", "factor_enabled"]);
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token: "02-AAAA-AAAA-AAAAA" })).toBe("400 invalid_token");
    scene.clock.now += 30_000;
    await scene.yes("otpValidate", { token: code() });
    expect(await kinds()).toEqual(["wrong_code", "recovery_code_used", "recovery_codes_made", "factor_enabled"]);
  });
  test("R27: nothing of a set outlives its factor, nor what was guessed at either", async () => {
    const { scene, code, codes } = await withCodes();
    for (const token of ["01-AAAA-AAAA-AAAAA", code(50)]) await scene.no("otpValidate", { token });
    await scene.yes("otpDisable", { password: ada.password, token: code() });
    expect(await readAccount(scene, ada.email)).toMatchObject({
      factor: null,
      recovery: null,
      recoveryKept: true,
      failures: { code: { count: 0 }, recovery: { count: 0 } },
    });
    expect(await scene.no("otpValidate", { token: codes[0] })).toBe("401 otp_not_verified");
  });
  test("R22 R23: not saved when their owner's session ended while the place was being chosen", async () => {
    const scene: Scene = await openScene({ choosing: async () => scene.yes("logout", {}) });
    await enrolled(scene);
    const { codes } = await scene.yes("recoveryCreate", {});
    expect(await scene.no("recoverySave", { codes })).toBe("401 not_signed_in");
    expect(scene.saved).toEqual([]);
  });
  test("R19: saved into a file of its owner's choice", async () => {
    const { scene, codes } = await withCodes();
    expect(await scene.yes("recoverySave", { codes })).toEqual({ saved: true });
    for (const code of codes) expect(scene.saved[0]).toContain(code);
    expect(await scene.no("recoverySave", { codes: ["anything else"] })).toBe("422 invalid_input");
  });
});
