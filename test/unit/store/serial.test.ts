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

test("a task that comes while the second runs waits for the second", async () => {
  const serial = new Serial();
  const gate = Promise.withResolvers<void>();
  const ended: string[] = [];
  const first = serial.run("a", async () => {});
  const second = serial.run("a", async () => {
    await gate.promise;
    ended.push("second");
  });
  await first;
  const third = serial.run("a", async () => ended.push("third"));
  gate.resolve();
  await Promise.all([second, third]);
  expect(ended).toEqual(["second", "third"]);
});

test("idle waits for tasks that came while it waited", async () => {
  const serial = new Serial();
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
  let isIdle = false;
  const first = serial.run("a", () => gates[0].promise);
  const idle = serial.idle().then(() => {
    isIdle = true;
  });
  const second = serial.run("a", () => gates[1].promise);
  gates[0].resolve();
  await first;
  // any number of turns later
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  expect(isIdle).toBe(false);
  gates[1].resolve();
  await Promise.all([second, idle]);
  expect(isIdle).toBe(true);
});
