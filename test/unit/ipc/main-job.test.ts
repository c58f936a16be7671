/** @file The main job through the handlers in plain Node, straight from the sources; sessions and enrolment in full. */
import { describe, expect, test } from "vitest";
import { contract } from "../../../shared/contract.ts";
import { methods } from "../../../shared/channels.ts";
import { ada, authenticator, credentials, enrolled, openScene, policy, readAccount, signedIn } from "../backend.ts";
import { withCost } from "../../no-window.ts";

describe("the main job, without Electron", () => {
  test("R26 R27: register, sign in, enrol, sign in with a code, disable; accounts survive a restart", async () => {
    const scene = await openScene();
    expect(await scene.backend.serve("register", ada)).toEqual({
      ok: true,
      status: 201,
      value: { status: "success", message: "Registered successfully, please login" },
    });
    const code = await (async () => {
      await scene.yes("login", credentials);
      const { base32 } = await scene.yes("otpGenerate", {});
      return authenticator(scene, base32);
    })();
    expect(await scene.yes("otpVerify", { token: code() })).toMatchObject({
      otp_verified: true,
      user: { otp_enabled: true, otp_verified: true, email: ada.email, name: ada.name },
    });
    await scene.yes("logout", {});
    scene.clock.now += 60_000;
    const again = await scene.restart();
    expect(await again.yes("session", {})).toMatchObject({ state: "signed-out" });
    expect(await again.yes("login", credentials)).toMatchObject({ status: "success", user: { otp_enabled: true } });
    expect(await again.yes("otpValidate", { token: code() })).toMatchObject({ otp_valid: true });
    again.clock.now += 60_000;
    expect(await again.yes("otpDisable", { password: ada.password, token: code() })).toMatchObject({
      otp_disabled: true,
      user: { otp_enabled: false, otp_verified: false },
    });
    await again.yes("login", credentials);
    expect(await again.yes("session", {})).toMatchObject({ state: "signed-in" });
  });

  test("every yes is exactly what the contract says", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const disabled = await scene.backend.serve("otpDisable", { password: ada.password, token: code() });
    const requests = [
      ["register", { ...ada, email: "grace@example.org" }],
      ["login", credentials],
      ["confirmPassword", { password: ada.password }],
      ["otpGenerate", {}],
      ["otpCancel", {}],
      ["session", {}],
      ["logout", {}],
    ] as const;
    expect(disabled.ok && contract.otpDisable.reply.safeParse(disabled.value).success).toBe(true);
    for (const [method, request] of requests) {
      const value = await scene.yes(method, request);
      expect(contract[method].reply.safeParse(value)).toMatchObject({ success: true });
    }
    expect(methods).toHaveLength(Object.keys(contract).length);
  });
});

describe("a refusal", () => {
  test("R32: says what is wrong with which field, and nothing of a key that should not be there", async () => {
    const scene = await openScene();
    const reply = await scene.backend.serve("register", { ...ada, name: 7, password: "short", otp_enabled: true });
    expect(reply).toEqual({
      ok: false,
      status: 422,
      code: "invalid_input",
      message: "Please check what you have entered",
      fields: { name: "malformed", password: "password_short" },
    });
    expect(await scene.backend.serve("register", { ...ada, otp_enabled: true })).not.toHaveProperty("fields");
  });
});

describe("sessions", () => {
  test("R21: a pending session ends after 10 minutes, and the page is told", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    scene.clock.now += 10 * 60_000;
    scene.backend.expire();
    expect(scene.ends).toEqual(["expired"]);
    expect(await scene.no("otpValidate", { token: code() })).toBe("401 not_signed_in");
  });
  test("R22: a sign-out while the password is being checked wins", async () => {
    const scene = await openScene();
    await scene.yes("register", ada);
    const [login] = await Promise.all([scene.no("login", credentials), scene.yes("logout", {})]);
    expect(login).toBe("401 not_signed_in");
    expect(await scene.yes("session", {})).toMatchObject({ state: "signed-out" });
  });
  test("R22: what began before a sign-out changes nothing after it", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const [disable] = await Promise.all([
      scene.no("otpDisable", { password: ada.password, token: code() }),
      scene.yes("logout", {}),
    ]);
    expect(disable).toBe("401 not_signed_in");
    expect(await scene.yes("login", credentials)).toMatchObject({ user: { otp_enabled: true } });
  });
  test("R7 R22: of two sign-ins with one code at once, one gets in", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    const replies = await Promise.all([1, 2, 3].map(async () => scene.backend.serve("otpValidate", { token: code() })));
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
  });
  test.each([
    ["confirmPassword", () => ({ password: ada.password })],
    ["otpValidate", (token: string) => ({ token })],
    ["recoveryRenew", (token: string) => ({ password: ada.password, token })],
  ] as const)("R23: 12 hours are 12 hours, whatever is proved meanwhile: %s", async (method, request) => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const ten = 10 * 60_000;
    scene.clock.now += ten - 30_000;
    for (let time = 2; time < 72; time += 1) {
      await scene.yes(method, request(code()));
      scene.clock.now += ten;
    }
    scene.backend.expire();
    expect(scene.ends).toEqual([]);
    await scene.yes(method, request(code()));
    scene.clock.now += ten;
    scene.backend.expire();
    expect(scene.ends).toEqual(["total"]);
  });
  test("R24: setting up asks for the password again after 5 minutes", async () => {
    const scene = await openScene();
    await signedIn(scene);
    scene.clock.now += policy.freshPassword + 1;
    expect(await scene.no("otpGenerate", {})).toBe("403 sign_in_again");
    expect(await scene.no("confirmPassword", { password: "wrong horse" })).toBe("400 wrong_password");
    expect(await scene.no("otpGenerate", {})).toBe("403 sign_in_again");
    await scene.yes("confirmPassword", { password: ada.password });
    await scene.yes("otpGenerate", {});
  });
  test("R24: so does switching on, with nothing charged; the key that was scanned stays", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    const code = authenticator(scene, base32);
    scene.clock.now += policy.freshPassword + 1;
    expect(await scene.no("otpVerify", { token: code() })).toBe("403 sign_in_again");
    expect(await scene.no("otpVerify", { token: code(50) })).toBe("403 sign_in_again");
    expect(await readAccount(scene, ada.email)).toMatchObject({ factor: null, failures: { code: { count: 0 } } });
    await scene.yes("confirmPassword", { password: ada.password });
    expect(await scene.yes("otpGenerate", {})).toMatchObject({ base32 });
    await scene.yes("otpVerify", { token: code() });
  });
});

describe("enrolment", () => {
  test("R26: a pending secret survives a restart, and a wrong code keeps it", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    const code = authenticator(scene, base32);
    expect(await scene.no("otpVerify", { token: code(7) })).toBe("400 invalid_token");
    const again = await scene.restart();
    await again.yes("login", credentials);
    expect(await again.yes("otpGenerate", {})).toMatchObject({ base32 });
    await again.yes("otpVerify", { token: code() });
  });
  test("R26: it expires after 10 minutes", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    scene.clock.now += 10 * 60_000;
    expect(await scene.no("otpVerify", { token: authenticator(scene, base32)() })).toBe("400 enrolment_expired");
    await scene.yes("confirmPassword", { password: ada.password });
    expect((await scene.yes("otpGenerate", {})).base32).not.toBe(base32);
  });
  test("R26: nor does one last that was begun while the clock was ahead; a minute put right is none", async () => {
    const scene = await openScene();
    await signedIn(scene);
    scene.clock.now += 60_000;
    const { base32 } = await scene.yes("otpGenerate", {});
    scene.clock.now -= 60_000;
    expect(await scene.yes("otpGenerate", {})).toMatchObject({ base32 });
    scene.clock.now -= 1;
    await scene.yes("login", credentials);
    expect(await scene.no("otpVerify", { token: authenticator(scene, base32)() })).toBe("400 enrolment_expired");
    const next = await scene.yes("otpGenerate", {});
    expect(next.base32).not.toBe(base32);
    scene.clock.now -= 24 * 3_600_000;
    await scene.yes("login", credentials);
    expect((await scene.yes("otpGenerate", {})).base32).not.toBe(next.base32);
  });
  test("R1 R26: it can be cancelled, and is never used again", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    expect(await scene.yes("otpCancel", {})).toMatchObject({ otp_cancelled: true, user: { otp_enabled: false } });
    expect(await scene.no("otpVerify", { token: authenticator(scene, base32)() })).toBe("400 invalid_token");
    expect((await scene.yes("otpGenerate", {})).base32).not.toBe(base32);
  });
  test("R7: the code that activated is spent", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    const token = authenticator(scene, base32)();
    await scene.yes("otpVerify", { token });
    await scene.yes("login", credentials);
    expect(await scene.no("otpValidate", { token })).toBe("400 invalid_token");
  });
});

/** A long password that is no repetition. */
const long = (letter: string, times: number): string => `${letter.repeat(times)}sesame`;

describe("passwords", () => {
  test("R16: a hash with weaker parameters is made anew at sign-in", async () => {
    const scene = await openScene({ policy: withCost(2) });
    await scene.yes("register", ada);
    expect(await readAccount(scene, ada.email)).toMatchObject({ password: { cost: 2 } });
    const stronger = await openScene({ folder: scene.folder });
    expect(await stronger.no("login", { ...credentials, password: "wrong horse battery" })).toBe(
      "400 wrong_credentials",
    );
    expect(await readAccount(scene, ada.email)).toMatchObject({ password: { cost: 2 } });
    await stronger.yes("login", credentials);
    expect(await readAccount(scene, ada.email)).toMatchObject({ password: { cost: 16 } });
    await stronger.yes("login", credentials);
  });
  test("R12: at least 8 characters, each code point counting as one", async () => {
    const scene = await openScene();
    expect(await scene.no("register", { ...ada, password: "1234567" })).toBe("422 invalid_input");
    expect(await scene.no("register", { ...ada, password: "👩‍🚀👩‍🚀" })).toBe("422 invalid_input");
    await scene.yes("register", { ...ada, password: "🔑🚪🏠🧱🪟🌳🐈🎩" });
  });
  test("R13: 256 characters are taken whole, one more is refused", async () => {
    const scene = await openScene();
    expect(await scene.no("register", { ...ada, password: "x".repeat(257) })).toBe("422 invalid_input");
    await scene.yes("register", { ...ada, password: long("é", 250) });
    expect(await scene.no("login", { ...credentials, password: long("é", 249) })).toBe("400 wrong_credentials");
    await scene.yes("login", { ...credentials, password: long("e\u0301", 250) });
  });
  test.each([
    ["login", credentials, "password"],
    ["register", { ...ada, email: "grace@example.org" }, "password"],
    ["changePassword", { password: ada.password, new_password: ada.password }, "new_password"],
    ["exportAccount", { password: ada.password, passphrase: ada.password }, "passphrase"],
    ["importAccount", { file: "{}", passphrase: ada.password }, "passphrase"],
  ] as const)("R12 R13: %s takes no character that the hash does not count", async (method, request, field) => {
    const scene = await openScene();
    await signedIn(scene);
    // HMAC fills a short key up with zeros (RFC 2104 §2), and scrypt begins with it (RFC 7914 §6)
    for (const text of [`${ada.password}\0`, `k${"\0".repeat(15)}`]) {
      expect(await scene.backend.serve(method, { ...request, [field]: text })).toMatchObject({
        code: "invalid_input",
        fields: { [field]: "password_signs" },
      });
    }
  });
});
