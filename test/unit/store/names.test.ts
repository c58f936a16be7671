/** @file What lies in the data folder, which is not ours alone: Chromium keeps its own there. */
import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { nodeDisk } from "../../../electron/store/disk.ts";
import { openPreferences } from "../../../electron/store/preferences.ts";
import { setEverythingAside } from "../../../electron/store/start-afresh.ts";
import { defaultPreferences } from "../../../shared/preferences.ts";
import { ada, credentials, openScene } from "../backend.ts";

/** What Chromium and Electron make in it, as seen in the folders of many an app. */
const theirs = [
  "Preferences",
  "Local State",
  "Cookies",
  "Cookies-journal",
  "Cache",
  "Code Cache",
  "GPUCache",
  "DawnCache",
  "DawnGraphiteCache",
  "DawnWebGPUCache",
  "GrShaderCache",
  "ShaderCache",
  "Local Storage",
  "Session Storage",
  "Sessions",
  "IndexedDB",
  "databases",
  "File System",
  "Service Worker",
  "WebStorage",
  "Storage",
  "Network",
  "Network Persistent State",
  "TransportSecurity",
  "Trust Tokens",
  "Shared Dictionary",
  "SharedStorage",
  "Partitions",
  "Crashpad",
  "Dictionaries",
  "Extensions",
  "blob_storage",
  "shared_proto_db",
  "VideoDecodeStats",
  "Platform Notifications",
  "QuotaManager",
  "DIPS",
  "DevToolsActivePort",
  "lockfile",
  "SingletonLock",
  "SingletonCookie",
  "SingletonSocket",
  "logs",
];

test("R32: nothing of ours has the name of anything of Chromium's, on a disk, too, that takes capitals for small letters", async () => {
  const scene = await openScene();
  await scene.yes("register", ada);
  await scene.no("login", { ...credentials, email: "nobody@example.org" });
  const preferences = await openPreferences({ folder: scene.folder, disk: nodeDisk, randomBytes });
  expect(await preferences.change(defaultPreferences)).toBe("saved");
  const before = await readdir(scene.folder);
  await setEverythingAside(nodeDisk, scene.folder);
  const ours = new Set([...before, ...(await readdir(scene.folder))].map((name) => name.toLowerCase()));
  expect(ours.size).toBe(5);
  expect(theirs.filter((name) => ours.has(name.toLowerCase()))).toEqual([]);
});
