/** @file What is kept of an account's history, and what makes room for newer things. */
import { expect, test } from "vitest";
import { withNotice } from "../../../electron/auth/history.ts";
import { anAccount } from "../store/fixture.ts";

test("R25: a flood of wrong codes makes room among itself and pushes no other notice out", () => {
  const before = withNotice(anAccount(), 1, "password_changed");
  const times = Array.from({ length: 150 }, (_none, second) => 1000 + second);
  const { notices } = times.reduce((account, at) => withNotice(account, at, "wrong_code"), before);
  expect(notices.at(-1)).toStrictEqual({ at: 1, kind: "password_changed" });
  expect(notices.slice(0, -1).map(({ at }) => at)).toStrictEqual(times.slice(-100).toReversed());
});
