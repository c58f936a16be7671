/** @file The folders of app.getPath, as Electron finds them on Linux. */
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { startup } from "./startup.ts";

/**
 * The folder of a name that was not set. `of` asks for another folder, which may have been set. Refuses an unknown name
 * in Electron's words.
 */
export function defaultPath(name: string, appName: string, of: (name: string) => string): string {
  switch (name) {
    case "home":
      return homedir();
    case "appData":
      return process.env["XDG_CONFIG_HOME"] ?? join(homedir(), ".config");
    case "userData":
      return join(of("appData"), appName);
    case "sessionData":
      return of("userData");
    case "temp":
      return tmpdir();
    case "exe":
      return startup.executable;
    case "logs":
      return join(of("userData"), "logs");
    case "crashDumps":
      return join(of("userData"), "Crashpad");
    case "desktop":
      return join(homedir(), "Desktop");
    case "documents":
      return join(homedir(), "Documents");
    case "downloads":
      return join(homedir(), "Downloads");
    default:
      throw new Error(`Failed to get '${name}' path`);
  }
}
