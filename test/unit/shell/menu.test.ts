/** @file The native menu: what each system's users expect, the main actions, and nothing for developers in what is shipped. */
import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, test, vi } from "vitest";
import { type MenuParts, menuTemplate } from "../../../electron/shell/menu.ts";
import { speak } from "../../../electron/shell/words.ts";
import { commandNames, ruleOf } from "../../../shared/commands.ts";
import { isLanguage, languages } from "../../../shared/languages.ts";

type Item = MenuItemConstructorOptions;

/** Every item in a template, those of submenus too. */
const itemsIn = (template: readonly Item[]): Item[] =>
  template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsIn(item.submenu) : [])]);

const parts: MenuParts = {
  platform: "linux",
  packaged: true,
  speech: speak("en"),
  state: "signed-in",
  onCommand: () => {},
  onReveal: () => {},
};
const itemsOf = (given: Partial<MenuParts>): Item[] => itemsIn(menuTemplate({ ...parts, ...given }));
const rolesOf = (given: Partial<MenuParts>): string[] => itemsOf(given).flatMap(({ role }) => role ?? []);

const editing = ["undo", "redo", "cut", "copy", "paste", "delete", "selectAll"];
const zooming = ["resetZoom", "zoomIn", "zoomOut"];
// and by the keys that are pressed for a plus and a minus
const viewing = [...zooming, "resetZoom", "zoomIn", "zoomIn", "zoomOut", "togglefullscreen"];

test("what zooms by other keys too stands in the menu once", () => {
  const zooms = itemsOf({}).filter(({ role }) => role !== undefined && zooming.includes(role));
  const seen = zooms.filter(({ visible }) => visible !== false);
  expect(seen.map(({ role }) => role)).toStrictEqual(zooming);
  const unseen = zooms.filter((item) => !seen.includes(item));
  expect(unseen.map(({ accelerator }) => accelerator)).toStrictEqual([
    "CmdOrCtrl+num0",
    "CmdOrCtrl+=",
    "CmdOrCtrl+numadd",
    "CmdOrCtrl+numsub",
  ]);
  for (const { acceleratorWorksWhenHidden: works } of unseen) expect(works).toBe(true);
});

describe("the menu's roles", () => {
  test("on a Mac are those of its own menus", () => {
    expect(rolesOf({ platform: "darwin" })).toStrictEqual([
      "about",
      "services",
      "hide",
      "hideOthers",
      "unhide",
      "quit",
      ...editing,
      ...viewing,
      "windowMenu",
      "close",
      "minimize",
      "zoom",
      "front",
      "help",
    ]);
  });
  test.each(["linux", "win32"] as const)("on %s are those that people expect", (platform) => {
    expect(rolesOf({ platform })).toStrictEqual(["quit", ...editing, ...viewing, "minimize", "close", "help", "about"]);
  });
  test.each(["darwin", "linux", "win32"] as const)(
    "on %s, only in development it reloads and has tools",
    (platform) => {
      const shipped = rolesOf({ platform, packaged: true });
      expect(rolesOf({ platform, packaged: false }).filter((role) => !shipped.includes(role))).toStrictEqual([
        "reload",
        "toggleDevTools",
      ]);
    },
  );
});

const everywhere = "ZXCVAWMQ0-R"; // undo, cut, copy, paste, select all, close, minimize, quit, zoom, reload
const common = [...Array.from(everywhere, (key) => `CmdOrCtrl+${key}`), "CmdOrCtrl+Plus", "F11", "CmdOrCtrl+Shift+I"];

/** What Electron's roles have by themselves, on each system. */
const taken = {
  darwin: [...common, "CmdOrCtrl+Shift+Z", "CmdOrCtrl+H", "CmdOrCtrl+Alt+H", "CmdOrCtrl+Alt+I"],
  linux: [...common, "CmdOrCtrl+Shift+Z"],
  win32: [...common, "CmdOrCtrl+Y"],
} as const;

describe.each(["darwin", "linux", "win32"] as const)("the menu's commands, on %s", (platform) => {
  test("are all there once, with their shortcuts, and no shortcut means two things", () => {
    const items = itemsOf({ platform });
    const given = items.filter(({ id }) => id !== undefined && id !== "reveal");
    expect(given).toHaveLength(commandNames.length);
    expect(new Set(given.map(({ id }) => id))).toEqual(new Set(commandNames));
    for (const { id, accelerator } of given) {
      const name = commandNames.find((command) => command === id);
      expect(accelerator).toBe(name === undefined ? "" : ruleOf(name).accelerator);
    }
    const accelerators = [...items.flatMap(({ accelerator }) => accelerator ?? []), ...taken[platform]];
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });
  test.each(["signed-out", "pending", "signed-in"] as const)("are enabled where they mean something: %s", (state) => {
    const items = itemsOf({ platform, state });
    const enabled = commandNames.filter((name) => items.find(({ id }) => id === name)?.enabled === true);
    expect(enabled).toEqual(commandNames.filter((name) => ruleOf(name).in.includes(state)));
  });
  test("are handed on when they are chosen", () => {
    const onCommand = vi.fn<(command: string) => void>();
    const item = itemsOf({ platform, onCommand }).find(({ id }) => id === "export");
    if (item?.click !== undefined) Reflect.apply(item.click, undefined, []);
    expect(onCommand.mock.calls).toEqual([["export"]]);
  });
});

test.each(Object.keys(languages).filter(isLanguage))("the menu has words for everything in it: %s", (language) => {
  const items = itemsOf({ speech: speak(language) }).filter(({ type }) => type !== "separator");
  expect(items.filter(({ label }) => label === undefined || label.trim() === "")).toEqual([]);
});

test("the data folder is shown in what each system calls it", () => {
  const labels = (["darwin", "win32", "linux"] as const).map(
    (platform) => itemsOf({ platform }).find(({ id }) => id === "reveal")?.label,
  );
  expect(labels).toEqual(["Show data in Finder", "Show data in Explorer", "Show the data folder"]);
});
