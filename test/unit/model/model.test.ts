/**
 * @file Whatever is asked, in whatever order, with whatever is right or wrong, while time goes by and the app is started
 * anew: the back end answers as the model does, and keeps what the model keeps.
 */
import { fc } from "@fast-check/vitest";
import { expect, test } from "vitest";
import type { Account } from "../../../electron/store/account.ts";
import type { Reply } from "../../../shared/contract.ts";
import { openScene, type Scene, storeOf } from "../backend.ts";
import { type Deed, emails, requests } from "./deeds.ts";
import { life } from "./life.ts";
import { type Modelled, rules } from "./rules.ts";
import { leave, newWorld, pass, type Person, type World } from "./world.ts";

type Of<D extends Deed["deed"]> = Extract<Deed, { readonly deed: D }>;

/** Asks both, and compares. */
async function ask<M extends Modelled>(
  world: World,
  scene: Scene,
  { method, whim }: Of<"ask"> & { readonly method: M },
): Promise<Reply<M>> {
  const request = requests[method](world, whim);
  if ("token" in request && typeof request.token === "string") world.past.given = request.token;
  const expected = rules[method](world, request);
  const reply = await scene.backend.serve(method, request);
  const isYes = typeof expected !== "string";
  expect(`${method}: ${reply.ok ? "yes" : reply.code}`).toBe(`${method}: ${isYes ? "yes" : expected}`);
  if (reply.ok && isYes) expected(reply.value);
  return reply;
}

/** As after many wrong ones. */
async function guessed(world: World, scene: Scene, { who, at, count }: Of<"guessed">): Promise<void> {
  const person = world.people.get(who);
  if (!person) return;
  person.failures[at] = { count, until: 0 };
  const { failures } = structuredClone(person);
  await (await storeOf(scene)).update(who, (account) => ({ account: { ...account, failures }, result: undefined }));
}

/** Lets it happen in both; the scene in which it goes on. */
async function live(world: World, scene: Scene, next: Deed): Promise<Scene> {
  if (next.deed === "restart") {
    leave(world);
    return scene.restart();
  }
  if (next.deed === "pass") {
    pass(world, next.ms);
    scene.clock.now = world.now;
    scene.backend.expire();
  } else if (next.deed === "guessed") await guessed(world, scene, next);
  else {
    const { ok } = await ask(world, scene, next);
    if (ok && next.method === "exportAccount" && world.session.state === "signed-in") {
      world.exported.push({ text: scene.saved.at(-1) ?? "", person: structuredClone(world.session.person) });
    }
  }
  return scene;
}

/** What of an account the model speaks of. */
const asModelled = ({ factor, pending, recovery, failures }: Account) => ({
  factor: factor && { secret: factor.secret, lastStep: factor.lastStep },
  pending: pending && { secret: pending.secret, until: pending.expiresAt },
  used: recovery && recovery.map(({ usedAt }) => usedAt !== null),
  failures,
});
/** The same of what the model keeps. */
const kept = ({ factor, pending, codes, failures }: Person) => ({
  factor,
  pending,
  used: codes && codes.map(({ isUsed }) => isUsed),
  failures,
});

test("R6 R7 R10 R11 R17 R18 R19 R21 R23 R24 R26 R27: whatever happens, it is as the requirements have it", async () => {
  await fc.assert(
    fc.asyncProperty(life, async (deeds) => {
      let scene = await openScene();
      const world = newWorld(scene.clock.now);
      for (const next of deeds) {
        scene = await live(world, scene, next);
        const view = await scene.yes("session", {});
        expect(view.state).toBe(world.session.state);
      }
      const store = await storeOf(scene);
      for (const email of emails) {
        const person = world.people.get(email);
        const found = await store.read(email);
        expect(found.state === "found" ? asModelled(found.account) : found.state).toEqual(
          person ? kept(person) : "none",
        );
      }
      expect(scene.logged).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
