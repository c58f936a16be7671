/** @file electron.Menu and electron.MenuItem: never drawn, but built, found and clicked as in Electron. */
import type { BrowserWindow } from "./browser-window.ts";
import { execute, labelOf, submenuOf } from "./menu-roles.ts";
import { record } from "./record.ts";
import { Emitter, standFor, surface } from "./surface.ts";
import type { WebContents } from "./web-contents.ts";

/** A template's line; a role is any text here, because the menus of roles are made of roles too. */
type Options = Omit<Electron.MenuItemConstructorOptions, "role" | "submenu"> & {
  role?: string;
  submenu?: Options[] | Electron.Menu;
};

function makeItem(options: Options): MenuItem {
  const { submenu: template, click, type, role: given, label, ...rest } = options;
  const role = given?.toLowerCase();
  const below = template ?? (role === undefined ? undefined : submenuOf(role));
  const item: MenuItem = surface("MenuItem", {
    id: undefined,
    accelerator: undefined,
    sublabel: "",
    toolTip: "",
    enabled: true,
    visible: true,
    checked: false,
    ...rest,
    role,
    label: label ?? (role === undefined ? "" : labelOf(role)),
    type: type ?? (below === undefined ? "normal" : "submenu"),
    submenu: Array.isArray(below) ? Menu.buildFromTemplate(below) : below,
    click: (event?: Electron.KeyboardEvent, window?: BrowserWindow, contents?: WebContents): void => {
      if (item.type === "checkbox" || item.type === "radio") item.checked = !item.checked;
      if (role !== undefined && execute(role, window, contents)) return;
      const shown = window === undefined ? undefined : standFor<Electron.BaseWindow>(window);
      click?.(standFor(item), shown, event ?? standFor<Electron.KeyboardEvent>({}));
    },
  });
  return item;
}

interface MenuItem {
  readonly id: string | undefined;
  readonly role: string | undefined;
  readonly type: string;
  readonly submenu: unknown;
  checked: boolean;
  readonly click: (event?: Electron.KeyboardEvent, window?: BrowserWindow, contents?: WebContents) => void;
}

let applicationMenu: Menu | null = null;

/** electron.Menu */
export class Menu extends Emitter {
  readonly items: MenuItem[] = [];

  constructor() {
    super(["menu-will-show", "menu-will-close"]);
  }

  static buildFromTemplate(template: Options[]): Menu {
    const menu = new Menu();
    for (const options of template) menu.items.push(makeItem(options));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu instanceof Menu ? item.submenu.getMenuItemById(id) : null;
      if (found !== null) return found;
    }
    return null;
  }

  popup(options?: Electron.PopupOptions): void {
    record("Menu.popup", this, options);
    options?.callback?.();
  }
}
