/** @file Nothing of Electron that is not modelled passes in silence. */
import { EventEmitter, once } from "node:events";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { Emitter, makeEvent, standFor, surface } from "../../stand-in/surface.ts";

const listen = (): void => undefined;

class Thing extends Emitter {
  readonly #secret = 7;
  constructor() {
    super(["happened"]);
  }

  secret(): number {
    return this.#secret;
  }

  static known(): string {
    return "known";
  }
}

/** A model under a type that promises more, as Electron's types do. */
interface Promised extends EventEmitter {
  secret: () => number;
  open: () => void;
  title: string;
}

describe("the stand-in's surface", () => {
  test("a plain object's unknown member throws on reading and on writing", () => {
    const box = standFor<{ shown: number; hidden?: number }>(surface("box", { shown: 1 }));
    expect(box.shown).toBe(1);
    expect(() => box.hidden).toThrow("stand-in: electron.box.hidden is not modelled");
    expect(() => {
      box.hidden = 1;
    }).toThrow("not modelled");
  });
  test("a known member can be replaced, as tests do with dialogs", () => {
    const box = surface("box", { ask: (): string => "cancelled" });
    box.ask = () => "chosen";
    expect(box.ask()).toBe("chosen");
  });
  test("promises, loggers and assertions may look", async () => {
    const box = surface("box", { shown: 1 });
    expect(await Promise.resolve(box)).toBe(box);
    expect(JSON.stringify(box)).toBe('{"shown":1}');
    expect(inspect(box)).toContain("shown");
    expect(Object.hasOwn(box, "hidden")).toBe(false);
  });
  test("an emitter keeps its private fields and refuses the rest", () => {
    const thing = standFor<Promised>(new Thing());
    expect(thing).toBeInstanceOf(EventEmitter);
    expect(thing.secret()).toBe(7);
    expect(() => thing.open()).toThrow("stand-in: electron.Thing.open is not modelled");
    expect(() => {
      thing.title = "x";
    }).toThrow("electron.Thing.title is not modelled");
    expect(() => void Reflect.get(Thing, "unknown")).toThrow("stand-in: electron.Thing.unknown is not modelled");
    expect(Thing.known()).toBe("known");
  });
  test("a listener for an event that is never emitted is refused, however it is added", async () => {
    const thing = new Thing();
    for (const add of ["on", "once", "addListener", "prependListener", "prependOnceListener"] as const)
      expect(() => thing[add]("else", listen)).toThrow('the event "else" of Thing is not modelled');
    const heard = once(thing, "happened");
    thing.emit("happened", 1);
    expect(await heard).toEqual([1]);
  });
  test("an event knows whether it was prevented", () => {
    const event = makeEvent({ url: "x" });
    expect(event.defaultPrevented).toBe(false);
    event.preventDefault();
    expect(event).toMatchObject({ url: "x", defaultPrevented: true });
  });
});
