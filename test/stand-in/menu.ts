// electron.Menu and electron.MenuItem: never drawn, but built, found and clicked as in Electron.
import type { BrowserWindow } from "./browser-window.ts";
import { execute, labelOf } from "./menu-roles.ts";
import { record } from "./record.ts";
import { Emitter, standFor, surface } from "./surface.ts";
import type { WebContents } from "./web-contents.ts";

type Options = Electron.MenuItemConstructorOptions;

function makeItem(options: Options): MenuItem {
  const { submenu: template, click, type, role, label, ...rest } = options;
  const item: MenuItem = surface("MenuItem", {
    id: undefined,
    accelerator: undefined,
    sublabel: "",
    toolTip: "",
    enabled: true,
    visible: true,
    checked: false,
    ...rest,
    role: role?.toLowerCase(),
    label: label ?? (role === undefined ? "" : labelOf(role.toLowerCase())),
    type: type ?? (template === undefined ? "normal" : "submenu"),
    submenu: Array.isArray(template) ? Menu.buildFromTemplate(template) : template,
    click: (event?: Electron.KeyboardEvent, window?: BrowserWindow, contents?: WebContents): void => {
      if (item.type === "checkbox" || item.type === "radio") item.checked = !item.checked;
      if (item.role !== undefined && execute(item.role, window, contents)) return;
      const shown = window === undefined ? undefined : standFor<Electron.BaseWindow>(window);
      click?.(standFor(item), shown, event ?? standFor({}));
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
