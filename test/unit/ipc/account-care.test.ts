/** @file Changing the password, deleting, notices and activity through the handlers (R14, R17, R24, R25, R30). */
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { activityKinds, noticeKinds } from "../../../shared/history.ts";
import { codeFor } from "../../authenticator.ts";
import {
  ada,
  authenticator,
  credentials,
  enrolled,
  openScene,
  readAccount,
  type Scene,
  signedIn,
  temporaryFolder,
} from "../backend.ts";

describe("changing the password", () => {
  test("R17: needs the old one; then only the new one works", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const new_password = "another horse battery";
    expect(await scene.no("changePassword", { new_password })).toBe("422 invalid_input");
    expect(await scene.no("changePassword", { password: "wrong", new_password })).toBe("400 wrong_password");
    await scene.yes("changePassword", { password: ada.password, new_password });
    expect(await scene.no("login", credentials)).toBe("400 wrong_credentials");
    await scene.yes("login", { ...credentials, password: new_password });
  });
  test("R1 R17: gives up a set-up: whoever knew the old one may have its secret", async () => {
    const scene = await openScene();
    await signedIn(scene);
    const { base32 } = await scene.yes("otpGenerate", {});
    const new_password = "another horse battery";
    await scene.yes("changePassword", { password: ada.password, new_password });
    expect(await scene.no("otpVerify", { token: codeFor(base32, scene.clock.now) })).toBe("400 invalid_token");
    expect((await scene.yes("otpGenerate", {})).base32).not.toBe(base32);
  });
  test("R24: and a code where a factor is on, which is then spent (R7)", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    const request = { password: ada.password, new_password: "another horse battery" };
    expect(await scene.no("changePassword", request)).toBe("400 invalid_token");
    await scene.yes("changePassword", { ...request, token: code() });
    await scene.yes("login", { ...credentials, password: request.new_password });
    expect(await scene.no("otpValidate", { token: code() })).toBe("400 invalid_token");
  });
  test("R24: what is proved in a step-up is fresh, the password and the code", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    scene.clock.now += 5 * 60_000 + 1;
    expect(await scene.no("recoveryCreate", {})).toBe("403 second_factor_required");
    const new_password = "another horse battery";
    await scene.yes("changePassword", { password: ada.password, token: code(), new_password });
    await scene.yes("recoveryCreate", {});
  });
  test("R17: not to the old one again, before any proof is charged", async () => {
    const scene = await openScene();
    await signedIn(scene);
    for (const [password, again] of [["wrong horse battery"], ["\u00e9t\u00e9 indien", "e\u0301te\u0301 indien"]]) {
      expect(await scene.backend.serve("changePassword", { password, new_password: again ?? password })).toMatchObject({
        code: "weak_password",
        fields: { new_password: "password_same" },
      });
    }
    expect((await readAccount(scene, ada.email)).failures.password.count).toBe(0);
  });
  test("R14: not to what everybody tries first, nor to one's own name", async () => {
    const scene = await openScene();
    await signedIn(scene);
    for (const new_password of ["iloveyou1", "Ada Lovelace 1815", ada.email, "twofold-1"]) {
      const reply = await scene.backend.serve("changePassword", { password: ada.password, new_password });
      expect(reply).toMatchObject({ status: 422, code: "weak_password" });
      expect(reply).toHaveProperty("fields.new_password");
    }
    expect(await scene.no("register", { ...ada, email: "b@example.org", password: "ILoveYou1" })).toBe(
      "422 weak_password",
    );
  });
});

describe("deleting the account", () => {
  test("R24: after a step-up; everything of it is gone from disk, and the e-mail is free", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.no("deleteAccount", { password: ada.password })).toBe("400 invalid_token");
    expect(await scene.no("deleteAccount", { password: "wrong", token: code() })).toBe("400 wrong_password");
    await scene.yes("deleteAccount", { password: ada.password, token: code() });
    expect(await scene.yes("session", {})).toMatchObject({ state: "signed-out" });
    const left = await readdir(scene.folder, { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual(["master-key.json"]);
    expect(await scene.no("login", credentials)).toBe("400 wrong_credentials");
    await scene.yes("register", ada);
  });
});

test("R22 R24: an account stays when its owner signed out before it could be deleted", async () => {
  let beforeReading: (() => void) | undefined;
  const read = async (path: string): Promise<Uint8Array> => {
    beforeReading?.();
    return nodeDisk.read(path);
  };
  const scene = await openScene({ disk: { ...nodeDisk, read } });
  await signedIn(scene);
  const { length: states } = scene.states;
  beforeReading = () => {
    if (scene.states.length > states) scene.backend.signOut(); // the step-up has begun its session
  };
  expect(await scene.no("deleteAccount", { password: ada.password })).toBe("401 not_signed_in");
  expect(await readAccount(scene, ada.email)).toMatchObject({ email: ada.email });
});

/** A scene whose disk keeps what it is given, but fails to say so while `fails` is true. */
async function doubtfulScene(fails: (scene: Scene) => boolean): Promise<Scene> {
  const opened: Scene[] = [];
  const syncFolder = async (path: string): Promise<void> => {
    if (opened.some(fails)) throw Object.assign(new Error("gone"), { code: "EIO" });
    await nodeDisk.syncFolder(path);
  };
  const scene = await openScene({ disk: { ...nodeDisk, syncFolder } });
  opened.push(scene);
  return scene;
}

test("R22 R32: a set-up that may not have been saved, but was, signs nobody out", async () => {
  let isFailing = false;
  const scene = await doubtfulScene(() => isFailing);
  await signedIn(scene);
  const { base32 } = await scene.yes("otpGenerate", {});
  const token = codeFor(base32, scene.clock.now);
  isFailing = true;
  expect(await scene.no("otpVerify", { token })).toBe("500 not_saved");
  isFailing = false;
  expect(await scene.no("otpVerify", { token })).toBe("403 already_enabled");
  expect((await scene.yes("recoveryCreate", {})).codes).toHaveLength(10);
});

test.each([1, 2, 3, 4])("R22 R32: nor whoever looks in that very moment, time %i", async () => {
  let isFailing = false;
  const scene = await doubtfulScene(() => isFailing);
  await signedIn(scene);
  const { base32 } = await scene.yes("otpGenerate", {});
  isFailing = true;
  const [verified] = await Promise.all([
    scene.no("otpVerify", { token: codeFor(base32, scene.clock.now) }),
    scene.backend.serve("overview", {}),
  ]);
  expect(verified).toBe("500 not_saved");
  expect(await scene.yes("session", {})).toMatchObject({ state: "signed-in", user: { otp_enabled: true } });
});

test("R22 R32: nor does a new password", async () => {
  let states = Number.POSITIVE_INFINITY;
  const scene = await doubtfulScene((now) => now.states.length > states);
  await signedIn(scene);
  ({ length: states } = scene.states); // the step-up begins a session
  const request = { password: ada.password, new_password: "another horse battery" };
  expect(await scene.no("changePassword", request)).toBe("500 not_saved");
  states = Number.POSITIVE_INFINITY;
  await scene.yes("confirmPassword", { password: request.new_password });
});

test("R22: a session ends with its account, whoever took that away", async () => {
  const scene = await openScene();
  await signedIn(scene);
  await rm(join(scene.folder, "accounts"), { recursive: true });
  expect(await scene.no("overview", {})).toBe("401 not_signed_in");
  expect(scene.states.at(-1)).toBe("signed-out");
});

test("R32: where somebody has taken a folder away, the next try has it again", async () => {
  const scene = await openScene();
  await signedIn(scene);
  await rm(join(scene.folder, "accounts/tmp"), { recursive: true });
  expect(await scene.no("otpGenerate", {})).toBe("500 not_saved");
  await scene.yes("otpGenerate", {});
});

test.each(["Twofold", "Twofold/master-key.json"])(
  "R28 R32: while %s is away, nothing is acknowledged that the next start could not open",
  async (part) => {
    const parent = await temporaryFolder();
    const scene = await openScene({ folder: join(parent, "Twofold") });
    await scene.yes("register", ada);
    const [place, elsewhere] = [join(parent, part), join(parent, "elsewhere")];
    await rename(place, elsewhere);
    const grace = { ...ada, email: "grace@example.org" };
    for (let time = 0; time < 3; time += 1) {
      expect(await scene.no("register", grace)).toBe("500 not_saved");
      expect(await scene.no("login", credentials)).toBe("500 not_saved");
    }
    // nothing was made in its place, and once it is back all goes on
    await rename(elsewhere, place);
    await scene.yes("register", grace);
    await scene.yes("login", credentials);
    await (await scene.restart()).yes("login", credentials);
  },
);

test("R32: a change that is in place, but perhaps not for good, is not called undone", async () => {
  let isFailing = false;
  const scene = await doubtfulScene(() => isFailing);
  await signedIn(scene);
  await scene.yes("otpGenerate", {});
  isFailing = true;
  const reply = await scene.backend.serve("otpCancel", {});
  expect(reply).toMatchObject({ code: "not_saved", message: "This may not have been saved. Please check" });
  expect(await readAccount(scene, ada.email)).toMatchObject({ pending: null });
});

describe("notices", () => {
  test("R25: a factor that was switched on or off is told at the next sign-in, until it has been read", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    expect(await scene.yes("overview", {})).toMatchObject({ notices: [] });
    await scene.yes("login", credentials);
    await scene.yes("otpValidate", { token: code() });
    expect((await scene.yes("overview", {})).notices.map(({ kind }) => kind)).toEqual(["factor_enabled"]);
    await scene.yes("dismissNotices", {});
    expect(await scene.yes("overview", {})).toMatchObject({ notices: [] });
    scene.clock.now += 30_000;
    await scene.yes("otpDisable", { password: ada.password, token: code() });
    scene.clock.now += 1;
    await scene.yes("login", credentials);
    expect((await scene.yes("overview", {})).notices.map(({ kind }) => kind)).toEqual(["factor_disabled"]);
  });
  test("R25: so is 'right password, wrong code'", async () => {
    const scene = await openScene();
    const code = await enrolled(scene);
    await scene.yes("login", credentials);
    await scene.no("otpValidate", { token: code(50) });
    scene.clock.now += 1;
    await scene.yes("otpValidate", { token: code() });
    scene.clock.now += 1;
    await scene.yes("login", credentials);
    scene.clock.now += 30_000;
    await scene.yes("otpValidate", { token: code() });
    expect((await scene.yes("overview", {})).notices.map(({ kind }) => kind)).toContain("wrong_code");
  });
});

/** An account that all of it happens to, a second apart, up to its next sign-in. */
async function eventful(): Promise<Scene> {
  const scene = await openScene();
  const proof = { password: ada.password, new_password: "another horse battery" };
  const passphrase = "a long enough passphrase";
  const next = (seconds = 30): void => void (scene.clock.now += seconds * 1000);
  await scene.yes("register", ada);
  await scene.no("login", { ...credentials, password: "wrong horse battery" });
  await scene.yes("login", credentials);
  const code = authenticator(scene, (await scene.yes("otpGenerate", {})).base32);
  await scene.no("otpVerify", { token: code(50) });
  await scene.yes("otpVerify", { token: code() });
  const { codes } = await scene.yes("recoveryCreate", {});
  next();
  await scene.yes("login", credentials);
  await scene.no("otpValidate", { token: code(50) });
  next(1);
  await scene.no("otpValidate", { token: "01-AAAA-AAAA-AAAAA" });
  next(1);
  await scene.yes("otpValidate", { token: codes[1] });
  next();
  await scene.yes("changePassword", { ...proof, token: code() });
  next();
  await scene.yes("otpDisable", { password: proof.new_password, token: code() });
  await scene.yes("exportAccount", { password: proof.new_password, passphrase });
  await scene.yes("deleteAccount", { password: proof.new_password });
  await scene.yes("importAccount", { file: scene.saved[0], passphrase });
  next();
  await scene.yes("login", { ...credentials, password: proof.new_password });
  return scene;
}

describe("everything that can happen", () => {
  test("R30: is kept, by factor and outcome, newest first", async () => {
    const { entries } = await (await eventful()).yes("activity", {});
    expect(entries.map(({ kind, ok }) => (ok ? kind : `not ${kind}`))).toEqual([
      "signed_in",
      "password",
      "imported",
      "exported",
      "password",
      "factor_disabled",
      "code",
      "password",
      "password_changed",
      "code",
      "password",
      "signed_in",
      "recovery_code",
      "not recovery_code",
      "not code",
      "password",
      "recovery_codes_made",
      "factor_enabled",
      "not code",
      "signed_in",
      "password",
      "not password",
      "registered",
    ]);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(activityKinds));
  });
  test("R20 R25: is announced, where it concerns the proofs", async () => {
    const { notices } = await (await eventful()).yes("overview", {});
    expect(notices.map(({ kind }) => kind)).toEqual([
      "imported",
      "factor_disabled",
      "password_changed",
      "recovery_code_used",
      "wrong_code",
      "wrong_code",
      "recovery_codes_made",
      "factor_enabled",
    ]);
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(noticeKinds));
  });
});

test("R20 R25 R30: what was done while a clock was ahead is told as well, and can be put away", async () => {
  const scene = await openScene();
  const code = await enrolled(scene);
  const { codes } = await scene.yes("recoveryCreate", {});
  scene.clock.now += 1000;
  await scene.yes("login", credentials);
  await scene.yes("otpValidate", { token: code() });
  await scene.yes("dismissNotices", {});
  const year = 365 * 24 * 3_600_000;
  scene.clock.now += year;
  await scene.yes("login", credentials);
  await scene.yes("otpValidate", { token: codes[0] });
  const then = new Date(scene.clock.now).toISOString();
  scene.clock.now -= year;
  scene.clock.now += 60_000;
  await scene.yes("login", credentials);
  await scene.yes("otpValidate", { token: code() });
  expect(await scene.yes("overview", {})).toMatchObject({
    last_sign_in: then,
    notices: [{ at: then, kind: "recovery_code_used" }],
  });
  await scene.yes("dismissNotices", {});
  expect(await scene.yes("overview", {})).toMatchObject({ notices: [] });
});

test("R25: what is done while notices are being put away is told all the same", async () => {
  let onWriting: (() => void) | undefined;
  const create: typeof nodeDisk.create = async (path, content) => {
    onWriting?.();
    await nodeDisk.create(path, content);
  };
  const scene = await openScene({ disk: { ...nodeDisk, create } });
  const code = await enrolled(scene);
  onWriting = () => {
    scene.clock.now += 1;
  };
  const wrong = { token: code(50) };
  const guesses = [scene.backend.serve("otpValidate", wrong), scene.backend.serve("otpValidate", wrong)];
  await Promise.all([...guesses, scene.yes("dismissNotices", {})]);
  onWriting = undefined;
  const { notices } = await readAccount(scene, ada.email);
  expect(notices.filter(({ kind }) => kind === "wrong_code")).toHaveLength(2);
});
