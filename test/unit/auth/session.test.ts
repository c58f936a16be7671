/** @file The session's states and ends, with the clock in hand. */
import { describe, expect, test, vi } from "vitest";
import { policy } from "../../../electron/auth/policy.ts";
import { createSessions, type Pending, type SignedIn } from "../../../electron/auth/session.ts";

const setUp = () => {
  const clock = { now: 1_700_000_000_000 };
  const onEnd = vi.fn<(why: string) => void>();
  const onState = vi.fn<(state: string) => void>();
  const idle = { minutes: 15 };
  const sessions = createSessions({
    policy,
    clock: () => clock.now,
    idleLife: () => idle.minutes * 60_000,
    onEnd,
    onState,
  });
  const pending: Pending = { state: "pending", email: "a@b.co", credentials: "hers", passwordAt: clock.now, codeAt: 0 };
  const signedIn: SignedIn = { ...pending, state: "signed-in", startedAt: clock.now };
  return { clock, onEnd, onState, idle, sessions, pending, signedIn };
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
  test("R23: a session ends after 15 minutes without a sign of its user", () => {
    const { clock, onEnd, sessions, signedIn } = setUp();
    sessions.replace(sessions.current(), signedIn);
    clock.now += 15 * 60_000 - 1;
    sessions.seen();
    clock.now += 15 * 60_000 - 1;
    expect(sessions.current()).toBe(signedIn);
    clock.now += 1;
    expect(sessions.current().state).toBe("signed-out");
    expect(onEnd.mock.calls).toEqual([["idle"]]);
  });
  test("R23: the idle time is the one that is chosen now", () => {
    const { clock, idle, sessions, signedIn } = setUp();
    sessions.replace(sessions.current(), signedIn);
    clock.now += 20 * 60_000;
    idle.minutes = 30;
    expect(sessions.current()).toBe(signedIn);
    idle.minutes = 20;
    expect(sessions.current().state).toBe("signed-out");
  });
  test("every change of the state is told, and no other", () => {
    const { onState, sessions, pending, signedIn } = setUp();
    sessions.end();
    sessions.replace(sessions.current(), pending);
    sessions.replace(pending, signedIn);
    sessions.end();
    sessions.end();
    expect(onState.mock.calls.flat()).toEqual(["pending", "signed-in", "signed-out"]);
  });
  test("R23: a session ends after 12 hours, whoever is there", () => {
    const { clock, onEnd, sessions, signedIn } = setUp();
    sessions.replace(sessions.current(), signedIn);
    for (let minutes = 0; minutes < 12 * 60; minutes += 10) {
      expect(sessions.current()).toBe(signedIn);
      sessions.seen();
      clock.now += 10 * 60_000;
    }
    expect(sessions.current().state).toBe("signed-out");
    expect(onEnd.mock.calls).toEqual([["total"]]);
  });
  test("R23: a clock that is set back again and again, a little at a time, ends a session all the same", () => {
    const { clock, sessions, signedIn } = setUp();
    sessions.replace(sessions.current(), signedIn);
    clock.now += 600_000;
    sessions.seen();
    for (let time = 0; time < 2; time += 1) {
      clock.now -= 59_000;
      sessions.seen();
    }
    expect(sessions.current().state).toBe("signed-out");
  });
  test("R23 R24: a clock that is set back by more than a minute ends a session: nothing else would", () => {
    const { clock, onEnd, sessions, signedIn, pending } = setUp();
    sessions.replace(sessions.current(), pending);
    clock.now -= 60_000;
    expect(sessions.current()).toBe(pending);
    clock.now -= 1;
    expect(sessions.current().state).toBe("signed-out");
    clock.now = signedIn.startedAt;
    sessions.replace(sessions.current(), signedIn);
    clock.now += 600_000;
    sessions.seen();
    clock.now -= 60_001;
    sessions.seen();
    expect(sessions.current().state).toBe("signed-out");
    expect(onEnd.mock.calls).toEqual([["expired"], ["idle"]]);
  });
  test("R23: time that is taken back again and again, less than a minute at a time, ends a session all the same", () => {
    const { clock, onEnd, sessions, signedIn, pending } = setUp();
    for (const session of [pending, signedIn]) {
      sessions.replace(sessions.current(), session);
      for (let time = 0; time < 3; time += 1) {
        for (let second = 0; second < 59; second += 1) {
          clock.now += 1000;
          sessions.current();
        }
        clock.now -= 59_000;
        sessions.current();
      }
      expect(sessions.current().state).toBe("signed-out");
    }
    expect(onEnd.mock.calls).toEqual([["expired"], ["idle"]]);
  });
  test("R21 R23: a clock that was set back while the password was being looked at ends what that began", () => {
    const { clock, sessions, pending } = setUp();
    clock.now -= 60_001;
    sessions.replace(sessions.current(), pending);
    expect(sessions.current().state).toBe("signed-out");
  });
  test("R23: a clock that was set back before a sign-in is no matter to it", () => {
    const { clock, sessions, signedIn } = setUp();
    for (let time = 0; time < 3; time += 1) {
      clock.now -= 50_000;
      sessions.current();
    }
    const now = { ...signedIn, startedAt: clock.now, passwordAt: clock.now };
    sessions.replace(sessions.current(), now);
    clock.now -= 50_000;
    expect(sessions.current()).toBe(now);
  });
  test("R23: a sign of life does not bring a session back", () => {
    const { clock, sessions, signedIn } = setUp();
    sessions.replace(sessions.current(), signedIn);
    clock.now += 15 * 60_000;
    sessions.seen();
    expect(sessions.current().state).toBe("signed-out");
  });
  test("R23: an end that nobody asked for is told of, one that was asked for is not", () => {
    const { onEnd, sessions, signedIn } = setUp();
    sessions.end("lock");
    expect(onEnd).not.toHaveBeenCalled();
    sessions.replace(sessions.current(), signedIn);
    sessions.end("lock");
    sessions.replace(sessions.current(), signedIn);
    sessions.end();
    expect(onEnd.mock.calls).toEqual([["lock"]]);
  });
});
