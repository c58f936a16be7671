/** @file The entry of the stand-in: what must be so before any other module of it is loaded. */
import { enableCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { cacheFolder } from "./choose-chromium.ts";
import { findPackedApp } from "./packed-app.ts";

enableCompileCache(join(cacheFolder, "compiled")); // saves a third of the start
await findPackedApp(join(dirname(process.argv[2] ?? ""), "resources"));
await import("./run.ts");
