/** @file Tasks of one key never overlap; those of others do not wait. */
import { fc, test as property } from "@fast-check/vitest";
import { expect, test } from "vitest";
import { Serial } from "../../../electron/store/serial.ts";

property.prop([fc.array(fc.record({ key: fc.constantFrom("a", "b", "c"), fails: fc.boolean() })), fc.scheduler()])(
  "tasks of one key run one at a time and in order, whatever fails and however long they take",
  async (tasks, scheduler) => {
    const serial = new Serial();
    const running = new Set<string>();
    const order: number[] = [];
    const runs = tasks.map(({ key, fails }, index) =>
      serial.run(key, async () => {
        expect(running.has(key)).toBe(false);
        running.add(key);
        await scheduler.schedule(Promise.resolve());
        running.delete(key);
        order.push(index);
        if (fails) throw new Error("a task's own failure");
        return index;
      }),
    );
    const [results] = await Promise.all([Promise.allSettled(runs), scheduler.waitIdle()]);
    expect(results.map(({ status }) => status === "rejected")).toEqual(tasks.map(({ fails }) => fails));
    for (const key of ["a", "b", "c"]) {
      const own = order.filter((index) => tasks[index]?.key === key);
      expect(own).toEqual(own.toSorted((one, other) => one - other));
    }
    await serial.idle();
  },
);

test("a task of another key does not wait", async () => {
  const serial = new Serial();
  const gate = Promise.withResolvers<string>();
  const first = serial.run("a", () => gate.promise);
  expect(await serial.run("b", async () => "b")).toBe("b");
  gate.resolve("a");
  expect(await first).toBe("a");
});

test("idle waits for tasks that came while it waited", async () => {
  const serial = new Serial();
  const ended: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = serial.run("a", async () => {
    await gate.promise;
    ended.push("first");
  });
  const idle = serial.idle().then(() => ended.push("idle"));
  const second = serial.run("a", async () => ended.push("second"));
  gate.resolve();
  await Promise.all([first, second, idle]);
  expect(ended).toEqual(["first", "second", "idle"]);
});
