/** @file Which new passwords are refused (R14), and which are not (R13). */
import { expect, test } from "vitest";
import { isCommonPassword } from "../../../electron/auth/common-passwords.ts";
import { policy } from "../../../electron/auth/policy.ts";
import { weakness } from "../../../electron/auth/password-rules.ts";

const ada = { name: "Ada Lovelace", email: "lovelace@example.org" };
const judge = async (password: string): Promise<string | undefined> =>
  weakness({ policy, isCommonPassword }, password, ada);

test.each(["password", "PASSWORD", "iloveyou", "12345678", "qwertyuiop", "1q2w3e4r", "trustno1"])(
  "R14: %s is common",
  async (password) => {
    expect(await judge(password)).toBe("password_common");
  },
);
test.each(["Ada Lovelace", "adalovelace", "AdaLovelace1815", "lovelace!", "lovelace@example.org", "123 lovelace 456"])(
  "R14: %s is her own name or e-mail",
  async (password) => {
    expect(await judge(password)).toBe("password_own");
  },
);
test.each(["twofold1", "TwoFold2026", "2-fold two fold".replace("2-fold ", "")])(
  "R14: %s is the app's name",
  async (password) => {
    expect(await judge(password)).toBe("password_product");
  },
);
test.each(["correct horse battery", "zzzzzzzzzzzzzzzz-no-rules", "20481093", "ada and the engine", "ключи от дома"])(
  "R13: %s is taken: no rules of composition",
  async (password) => {
    expect(await judge(password)).toBeUndefined();
  },
);
test("R14: a name without letters bars nothing by itself", async () => {
  expect(
    await weakness({ policy, isCommonPassword }, "20481093", { name: "007", email: "7@example.org" }),
  ).toBeUndefined();
});

test.each([
  ["8462917305", "8462917305@qq.com"],
  ["84629173", "li@example.org"],
  ["+84 62-91!", "li@example.org"],
  ["8462917305@163.com", "8462917305@163.com"],
])("R14: %s is his own name or e-mail, without a letter in it", async (password, email) => {
  const name = password.startsWith("+") ? "+84 62-91!" : "84629173";
  expect(await weakness({ policy, isCommonPassword }, password, { name, email })).toBe("password_own");
});
