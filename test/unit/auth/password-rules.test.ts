/** @file Which new passwords are refused (R14), and which are not (R13). */
import { expect, test } from "vitest";
import { isCommonPassword, shipped } from "../../../electron/auth/common-passwords.ts";
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
  ["8462917305", "8462917305@qq.com", "Li"],
  ["8462917305", "8462917305+twofold@qq.com", "Li"],
  ["8462917305", "8.46.29.17.305@qq.com", "Li"],
  [" 8462917305!", "8462917305@qq.com", "Li"],
  ["８４６２９１７３０５", "8462917305@qq.com", "Li"],
  ["06641234567", "li@example.org", "0664 123 4567"],
  ["adalovelace", "adalovelace+twofold@example.org", "Li"],
  ["ａｄａｌｏｖｅｌａｃｅ", "li@example.org", "Ada Lovelace"],
  ["ﬁona-smith", "li@example.org", "Fiona Smith"],
  ["ΟΔΥΣΣΕΥΣΠΑΠΠΑΣ", "li@example.org", "ΟΔΥΣΣΕΥΣ ΠΑΠΠΑΣ"],
  ["JOHANNSTRAUSS", "li@example.org", "Johann Strauß"],
  ["________", "________@example.org", "Li"],
  ["🦊🦊🦊🦊🦊🦊🦊🦊", "li@example.org", "🦊🦊🦊🦊🦊🦊🦊🦊"],
])("R14: %s is the own e-mail or name of %s, %s", async (password, email, name) => {
  expect(await weakness({ policy, isCommonPassword }, password, { name, email })).toBe("password_own");
});
test.each(["１２３４５６７８", "12345678 ", "ＰＡＳＳＷＯＲＤ"])(
  "R14: %s is common, however it is written",
  async (password) => {
    expect(await judge(password)).toBe("password_common");
  },
);
test.each(["!!!!twofold!!!!", "Twofold2026!"])("R14: %s is the app's name, dressed up", async (password) => {
  expect(await judge(password)).toBe("password_product");
});
test("R14: the list that is shipped is the one that is judged by: seldom words too short for a password are on neither", async () => {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const once = shipped(dictionary["passwords-common"]);
  expect(shipped(once)).toEqual(once);
  expect(await isCommonPassword("xpcrew")).toBe(false);
  expect(await isCommonPassword("qwertyuiop")).toBe(true);
});
test.each([
  "Summer2026",
  "summer2026!",
  "Winter24!",
  "love2026",
  "2026Dragon",
  "Welcome123",
  "Sommer2026",
  "qwerty12",
  "nana nana",
  "Januar2026",
  "schatz123",
  "März2026!",
  "Mai2026!",
  "Samstag1",
  "Sonntag!",
  "يناير2026",
  "٢٠٢٦يناير",
  "الثلاثاء",
])("R14: %s is a common word too short by itself, dressed up", async (password) => {
  expect(await judge(password)).toBe("password_common");
});
test.each([
  "b7u0bbas",
  "ru016by474",
  "love-84629173",
  "summer-84-71-20",
  "fox20481",
  "xpcrew26",
  "summer and 7 engines",
])("R13: %s is taken: more of it is no common word", async (password) => {
  expect(await judge(password)).toBeUndefined();
});
test("R14: ＴＷＯＦＯＬＤ１ is the app's name", async () => {
  expect(await judge("ＴＷＯＦＯＬＤ１")).toBe("password_product");
});

test.each([
  ["Lovelace Ada", "li@example.org", "Ada Lovelace"],
  ["lovelace.ada", "ada.lovelace@example.org", "Li"],
  ["lovelacelovelace", "li@example.org", "Ada Lovelace"],
  ["Lovelace1815", "ada@example.org", "Ada Lovelace"],
  ["jose garcia", "li@example.org", "José García"],
  ["JurgenMuller1", "li@example.org", "Jürgen Müller"],
  ["Οδυσσεασ", "li@example.org", "Οδυσσέας"],
  ["8462917305a", "8462917305@qq.com", "Li"],
  ["कमलदेव1", "li@example.org", "कमल देव"],
  ["Anna2026", "li@example.org", "Anna"],
  ["1985Anna!", "anna@example.org", "Li"],
  ["Lukas12345", "li@example.org", "Lukas"],
  ["Anna!!!!", "li@example.org", "Anna"],
  ["احمدعلي12", "li@example.org", "أحمد علي"],
  ["محـــمدحسن", "li@example.org", "مُحَمَّد حسن"],
])("R14: %s is the own e-mail or name of %s, %s, said otherwise", async (password, email, name) => {
  expect(await weakness({ policy, isCommonPassword }, password, { name, email })).toBe("password_own");
});
test.each([
  ["49-17-20-83-li-77-16", "li@example.org", "Li"],
  ["4f7c92138805c", "li@example.org", "F C C"],
  ["84!52-a-9173(64)+2018", "a@example.org", "Li"],
  ["कमलाकुमारीदेवी", "li@example.org", "कमल कुमार देव"],
  ["72368a34", "a@example.org", "A"],
  ["1$com(77)", "li@example.com", "Li"],
  ["कमलदेवी2026", "li@example.org", "कमल देव"],
  ["ada and 7 engines", "ada@example.org", "Ada Lovelace"],
])("R13: %s is not the own e-mail or name of %s, %s", async (password, email, name) => {
  expect(await weakness({ policy, isCommonPassword }, password, { name, email })).toBeUndefined();
});
test.each([
  "00000000",
  "        8",
  "abcabcabc",
  "20202020",
  "********",
  "aaaaaaaaa",
  "77777777777",
  "12341234",
  "aaaaaaaaaaaa!",
  "000000000000a",
  "0000-0000-0000",
])("R14: %s is a few signs again and again", async (password) => {
  expect(await judge(password)).toBe("password_common");
});
test.each([
  "abcdefgh",
  "hgfedcba",
  "87654321",
  "0123456789",
  "1234567890",
  "0987654321",
  "987654321",
  "abcd-efgh-ijkl",
  "abcdefghijklm1",
  "١٢٣٤٥٦٧٨٩٠",
  "١٢٣-٤٥٦-٧٨٩",
])("R14: %s is signs in a row", async (password) => {
  expect(await judge(password)).toBe("password_common");
});
test.each([
  "qwertzuiop",
  "poiuztrewq",
  "QWERTZ123",
  "yxcvbnm1",
  "asdfghjklö",
  "azerty2026",
  "!@#$%^&*",
  '!"§$%&/()',
  "qwertzqwertz",
  "1234abcd",
])("R14: %s is signs in a row on a keyboard, or of a list, dressed up", async (password) => {
  expect(await judge(password)).toBe("password_common");
});
test.each(["poiu-84629173", "wert 84!629", "tre72839145"])(
  "R13: %s is taken: more of it is in no row",
  async (password) => {
    expect(await judge(password)).toBeUndefined();
  },
);
test.each([
  "Password1!",
  "P@ssw0rd!",
  "passwordpassword",
  "i love you",
  "!!iloveyou!!",
  "1234-5678",
  "trustno1!",
  "!passw0rd",
  "trustno1trustno1",
])("R14: %s is common, dressed up", async (password) => {
  expect(await judge(password)).toBe("password_common");
});
test.each(["password-7391-8462-1104", "acegikmo", "27182846", "abcdabce", "football-847362951"])(
  "R13: %s is taken: more of it is neither common nor in a row",
  async (password) => {
    expect(await judge(password)).toBeUndefined();
  },
);
