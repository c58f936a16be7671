/** @file The native menu: what each system's users expect, and nothing for developers in what is shipped. */
import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, test } from "vitest";
import { menuTemplate } from "../../../electron/shell/menu.ts";

/** Every role in a template, those of submenus too. */
function rolesIn(template: readonly MenuItemConstructorOptions[]): string[] {
  return template.flatMap(({ role, submenu }) => [
    ...(role === undefined ? [] : [role]),
    ...(Array.isArray(submenu) ? rolesIn(submenu) : []),
  ]);
}

describe.each([true, false])("the menu, on a Mac: %s", (mac) => {
  const shared = ["editMenu", "resetZoom", "zoomIn", "zoomOut", "togglefullscreen"];
  const first = mac ? "appMenu" : "fileMenu";

  test("shipped, it has exactly the roles that people expect: no reload, no developer tools", () => {
    expect(rolesIn(menuTemplate({ mac, packaged: true }))).toStrictEqual([first, ...shared, "windowMenu"]);
  });

  test("in development it reloads and opens the developer tools too", () => {
    expect(rolesIn(menuTemplate({ mac, packaged: false }))).toStrictEqual([
      first,
      ...shared,
      "reload",
      "toggleDevTools",
      "windowMenu",
    ]);
  });

  test("everything in it is a role, or holds roles, or parts them: nothing of our own to go wrong", () => {
    const view = menuTemplate({ mac, packaged: false }).filter(({ role }) => role === undefined);
    expect(view.map(({ label }) => label)).toStrictEqual(["View"]);
    for (const { submenu } of view) {
      expect(
        Array.isArray(submenu) && submenu.every(({ role, type }) => role !== undefined || type === "separator"),
      ).toBe(true);
    }
  });
});
