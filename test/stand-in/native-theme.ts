/**
 * @file electron.nativeTheme: pages see the chosen theme through prefers-color-scheme. The system's own theme is
 * light.
 */
import { Emitter } from "./surface.ts";
import { emulateColourScheme } from "./viewport.ts";

type Source = Electron.NativeTheme["themeSource"];
type Modelled = "shouldUseDarkColors" | "themeSource" | "shouldUseHighContrastColors";

class NativeTheme extends Emitter implements Pick<Electron.NativeTheme, Modelled> {
  readonly shouldUseHighContrastColors = false;
  #source: Source = "system";

  constructor() {
    super(["updated"]);
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === "dark";
  }

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    if (source === this.#source) return;
    this.#source = source;
    emulateColourScheme(source === "system" ? "" : source);
    this.emit("updated");
  }
}

/** electron.nativeTheme */
export const nativeTheme = new NativeTheme();
