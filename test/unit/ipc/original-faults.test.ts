/** @file Each known fault of the original system, kept from coming back. Those of its screens are tested on the screens. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Method, methods } from "../../../shared/channels.ts";
import { ada, authenticator, credentials, enrolled, openScene, readAccount, signedIn } from "../backend.ts";
import { readable } from "./requests.ts";

/** What needs no account, or begins a sign-in, ends or completes one. */
const forAnyone: ReadonlySet<Method> = new Set([
  "register",
  "login",
  "otpValidate",
  "logout",
  "session",
  "seen",
  "importAccount",
  "preferences",
  "setPreferences",
]);
const ofTheAccount = methods.filter((method) => !forAnyone.has(method));

describe("the original's fault", () => {
  test("R18: login ignores the password", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    expect(await scene.no("login", { ...credentials, password: "wrong horse battery" })).toBe("400 wrong_credentials");
    expect(await scene.yes("session", {})).toMatchObject({ state: "signed-out" });
  });
  test("R29: the secret is in the login answer", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    expect(JSON.stringify(await scene.yes("login", credentials))).not.toContain(base32);
    expect(JSON.stringify(await scene.yes("session", {}))).not.toContain(base32);
  });
  test("R21: user_id alone is authority", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const view = await scene.yes("session", {});
    await scene.yes("logout", {});
    const user_id = view.state === "signed-in" ? view.user.id : "";
    for (const method of ["otpGenerate", "otpVerify", "otpValidate", "otpDisable"] as const) {
      expect(await scene.no(method, { user_id, token: "123456" })).toBe("422 invalid_input");
    }
    expect(await scene.no("otpGenerate", {})).toBe("401 not_signed_in");
  });
  test("R24: disable needs no proof", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.no("otpDisable", {})).toBe("422 invalid_input");
    expect(await scene.no("otpDisable", { password: "wrong", token: code() })).toBe("400 wrong_password");
    expect(await scene.no("otpDisable", { password: ada.password, token: code(5) })).toBe("400 invalid_token");
    expect(await scene.yes("session", {})).toMatchObject({ user: { otp_enabled: true } });
  });
  test("R26: generate overwrites a live secret", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.no("otpGenerate", {})).toBe("403 already_enabled");
    await scene.yes("login", credentials);
    expect(await scene.yes("otpValidate", { token: code() })).toMatchObject({ otp_valid: true });
  });
  test.each(ofTheAccount)("R21: the second step is only a page the client shows: %s", async (method) => {
    const scene = await openScene();
    await enrolled(scene);
    await scene.yes("login", credentials);
    expect(await scene.yes("session", {})).toMatchObject({ state: "pending" });
    const before = await readAccount(scene, ada.email);
    expect(await scene.no(method, readable[method])).toBe("403 second_factor_required");
    expect(await readAccount(scene, ada.email)).toEqual(before);
    expect([...scene.saved, ...scene.copied]).toEqual([]);
    await scene.yes("logout", {});
    expect(await scene.no(method, readable[method])).toBe("401 not_signed_in");
  });
  test("R32: register accepts otp_enabled and otp_base32 from outside", async () => {
    const scene = await openScene();
    expect(await scene.no("register", { ...ada, otp_enabled: true })).toBe("422 invalid_input");
    expect(await scene.no("register", { ...ada, otp_base32: "A".repeat(32) })).toBe("422 invalid_input");
    expect(await scene.no("login", credentials)).toBe("400 wrong_credentials");
  });
  test("R28: passwords and secrets in clear on disk", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    const files = await readdir(join(scene.folder, "accounts"), { recursive: true, withFileTypes: true });
    const kept = files.filter((entry) => entry.isFile());
    expect(kept.length).toBeGreaterThan(0);
    for (const { parentPath, name } of kept) {
      const bytes = (await readFile(join(parentPath, name))).toString("latin1");
      for (const clear of [ada.password, ada.email, ada.name, base32]) expect(bytes + name).not.toContain(clear);
    }
  });
  test("R7: a code works twice", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token: code() })).toBe("400 invalid_token");
    expect(await scene.no("otpValidate", { token: code(-1) })).toBe("400 invalid_token");
    const again = await scene.restart();
    await again.yes("login", credentials);
    expect(await again.no("otpValidate", { token: code() })).toBe("400 invalid_token");
  });
  test("R27: disable keeps the secret and otp_verified, so that validate still passes", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const { user } = await scene.yes("otpDisable", { password: ada.password, token: code() });
    expect(user).toMatchObject({ otp_enabled: false, otp_verified: false });
    scene.clock.now += 60_000;
    expect(await scene.no("otpValidate", { token: code() })).toBe("401 otp_not_verified");
    expect(await scene.no("otpVerify", { token: code() })).toBe("400 invalid_token");
    expect(await scene.no("otpDisable", { password: ada.password, token: code() })).toBe("401 otp_not_verified");
  });
  test("R21: verify works on an enabled account without signing in", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.no("otpVerify", { token: code() })).toBe("403 already_enabled");
    await scene.yes("logout", {});
    expect(await scene.no("otpVerify", { token: code() })).toBe("401 not_signed_in");
  });
  test("R32: an unknown user, or no secret yet, crashes", async () => {
    const scene = await openScene();
    expect(await scene.no("login", credentials)).toBe("400 wrong_credentials");
    expect(await scene.no("otpValidate", { token: "123456" })).toBe("401 not_signed_in");
    await signedIn(scene);
    expect(await scene.no("otpValidate", { token: "123456" })).toBe("401 otp_not_verified");
    expect(await scene.no("otpVerify", { token: "123456" })).toBe("400 invalid_token");
    expect(scene.logged).toEqual([]);
  });
  test("R5: label admin@admin.com and a hard-coded issuer", async () => {
    const scene = await openScene();
    await scene.yes("register", { ...ada, email: "Grace.Hopper@Example.ORG" });
    await scene.yes("login", { ...credentials, email: "grace.hopper@example.org" });
    const { otpauth_url: uri } = await scene.yes("otpGenerate", {});
    expect(decodeURIComponent(uri)).toMatch(/^otpauth:\/\/totp\/Twofold:grace\.hopper@example\.org\?/u);
  });
  test("R6: verify window 0 but validate window 1", async () => {
    for (const steps of [-1, 0, 1]) {
      const scene = await openScene();
      await signedIn(scene);
      const { base32 } = await scene.yes("otpGenerate", {});
      const code = authenticator(scene, base32);
      expect(await scene.no("otpVerify", { token: code(-2) })).toBe("400 invalid_token");
      expect(await scene.no("otpVerify", { token: code(2) })).toBe("400 invalid_token");
      await scene.yes("otpVerify", { token: code(steps) });
      scene.clock.now += 90_000;
      await scene.yes("login", credentials);
      expect(await scene.no("otpValidate", { token: code(-2) })).toBe("400 invalid_token");
      expect(await scene.no("otpValidate", { token: code(2) })).toBe("400 invalid_token");
      await scene.yes("otpValidate", { token: code(steps) });
    }
  });
  test("R32: register accepts e-mails that login refuses", async () => {
    const scene = await openScene();
    for (const email of ["ada", "ada@", "@example.org", "ada@localhost", "a b@example.org", "ada@example.org\n.", ""]) {
      expect(await scene.no("register", { ...ada, email })).toBe("422 invalid_input");
      expect(await scene.no("login", { ...credentials, email })).toBe("422 invalid_input");
    }
    await scene.yes("register", { ...ada, email: "  ADA@Example.org " });
    await scene.yes("login", credentials);
  });
  test("concurrent registers of one e-mail, in any case", async () => {
    const scene = await openScene();
    const emails = ["ada@example.org", "ADA@EXAMPLE.ORG", "Ada@Example.org", "ada@example.org"];
    const replies = await Promise.all(emails.map(async (email) => scene.backend.serve("register", { ...ada, email })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 409)).toHaveLength(3);
  });
  test("updated_at never changes", async () => {
    const scene = await openScene();
    const updatedAt = async (): Promise<number> => {
      const view = await scene.yes("session", {});
      if (view.state !== "signed-in") throw new Error("not signed in");
      expect(Date.parse(view.user.created_at)).toBe(1_800_000_000_000);
      return Date.parse(view.user.updated_at);
    };
    const isNow = async (): Promise<void> => {
      expect(await updatedAt()).toBe(scene.clock.now);
      scene.clock.now += 60_000;
    };
    await signedIn(scene);
    expect(await updatedAt()).toBe(scene.clock.now);
    scene.clock.now += 1000;
    const code = authenticator(scene, (await scene.yes("otpGenerate", {})).base32);
    await scene.yes("otpVerify", { token: code() });
    await isNow();
    await scene.yes("recoveryCreate", {});
    await isNow();
    const password = "another horse battery";
    await scene.yes("changePassword", { password: ada.password, token: code(), new_password: password });
    await isNow();
    await scene.yes("otpDisable", { password, token: code() });
    await isNow();
  });
  test("R8: full-width digits accepted", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    const wide = code().replaceAll(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
    expect(await scene.no("otpValidate", { token: wide })).toBe("400 invalid_token");
    await scene.yes("otpValidate", { token: ` ${code().slice(0, 3)} ${code().slice(3)} ` });
  });
});
