/** @file The session's states and ends, with the clock in hand. */
import { describe, expect, test, vi } from "vitest";
import { policy } from "../../../electron/auth/policy.ts";
import { createSessions, type Pending, type SignedIn } from "../../../electron/auth/session.ts";

const setUp = () => {
  const clock = { now: 1_700_000_000_000 };
  const onEnd = vi.fn<(why: string) => void>();
  const sessions = createSessions(policy, () => clock.now, onEnd);
  const pending: Pending = { state: "pending", email: "a@b.co", passwordAt: clock.now };
  const signedIn: SignedIn = { ...pending, state: "signed-in" };
  return { clock, onEnd, sessions, pending, signedIn };
};

describe("session", () => {
  test("R22: a new session takes the place of the old one, which is dead", () => {
    const { sessions, pending, signedIn } = setUp();
    const before = sessions.current();
    expect(sessions.replace(before, pending)).toBe(true);
    expect(sessions.isCurrent(before)).toBe(false);
    expect(sessions.replace(before, signedIn)).toBe(false);
    expect(sessions.current()).toBe(pending);
  });
  test("R22: signing out stops what began before, even when nobody was signed in", () => {
    const { sessions, signedIn } = setUp();
    const before = sessions.current();
    sessions.end();
    expect(sessions.replace(before, signedIn)).toBe(false);
    expect(sessions.current().state).toBe("signed-out");
  });
  test("R21: a pending session ends after 10 minutes, and says so", () => {
    const { clock, onEnd, sessions, pending } = setUp();
    sessions.replace(sessions.current(), pending);
    clock.now += 10 * 60_000 - 1;
    expect(sessions.current()).toBe(pending);
    expect(onEnd).not.toHaveBeenCalled();
    clock.now += 1;
    expect(sessions.current().state).toBe("signed-out");
    expect(sessions.current().state).toBe("signed-out");
    expect(onEnd.mock.calls).toEqual([["expired"]]);
  });
});
