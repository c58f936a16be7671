/**
 * @file The native menu: the roles that each system's users expect, and no reload or devtools in what is shipped.
 */
import type { MenuItemConstructorOptions } from "electron";

/** The menu's template; macOS has its application menu, the others a File menu. */
export function menuTemplate({ mac, packaged }: { mac: boolean; packaged: boolean }): MenuItemConstructorOptions[] {
  const development: MenuItemConstructorOptions[] = packaged
    ? []
    : [{ type: "separator" }, { role: "reload" }, { role: "toggleDevTools" }];
  return [
    mac ? { role: "appMenu" } : { role: "fileMenu" },
    { role: "editMenu" },
    {
      label: "View",
      submenu: [
        { role: "resetZoom" },
        { role: "zoomIn" },
        { role: "zoomOut" },
        { type: "separator" },
        { role: "togglefullscreen" },
        ...development,
      ],
    },
    { role: "windowMenu" },
  ];
}
