/**
 * @file The single-instance lock: a Unix socket per user-data folder. Binding it is the lock, connecting to it the
 * message to the first instance.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startup } from "./startup.ts";

type Listener = (words: string[], folder: string, data: unknown) => void;

let held: { readonly server: Server; readonly path: string } | undefined;

function listen(path: string, onSecond: Listener): boolean {
  const server = createServer((socket) => {
    const received: Buffer[] = [];
    socket.on("error", () => socket.destroy());
    socket.on("data", (part: Buffer) => received.push(part));
    socket.on("end", () => {
      socket.end("heard");
      const message: unknown = JSON.parse(Buffer.concat(received).toString());
      const parts: unknown[] = Array.isArray(message) ? message : [];
      const [words, folder, data] = parts;
      if (Array.isArray(words)) onSecond(words.map(String), String(folder), data);
    });
  });
  server.on("error", () => undefined); // a path in use shows in `listening` at once; the event comes later
  server.listen(path).unref();
  if (!server.listening) return false;
  held = { server, path };
  process.on("exit", releaseLock);
  return true;
}

/** Node has no synchronous sockets, and the caller quits at once: a child sends the message and says if it was heard. */
function tellFirst(path: string, message: string): boolean {
  const script =
    'require("net").connect(process.argv[1]).on("error",()=>process.exit(1)).on("data",()=>process.exit(0)).end(process.argv[2])';
  const { status } = spawnSync(startup.node, ["-e", script, path, message], { timeout: 5000 });
  return status === 0;
}

/**
 * Takes the lock and is called back for every later instance, or tells the first instance and returns false. A socket
 * that nobody answers is left over from a killed process and is taken over.
 */
export function requestLock(userData: string, data: unknown, onSecond: Listener): boolean {
  if (held !== undefined) return true;
  mkdirSync(userData, { recursive: true });
  const key = createHash("sha256").update(realpathSync(userData)).digest("hex").slice(0, 16);
  const path = join(tmpdir(), `stand-in-${key}.sock`);
  const message = JSON.stringify([[startup.executable, ...startup.words], process.cwd(), data]);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (listen(path, onSecond)) return true;
    if (tellFirst(path, message)) return false;
    rmSync(path, { force: true });
  }
  return false;
}

/** Whether this process is the first instance. */
export function holdsLock(): boolean {
  return held !== undefined;
}

/** Lets another instance be the first. */
export function releaseLock(): void {
  held?.server.close();
  if (held !== undefined) rmSync(held.path, { force: true });
  held = undefined;
}
