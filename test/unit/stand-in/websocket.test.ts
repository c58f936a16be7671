/** @file The WebSocket server's half, against Node's own client. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accept, type Connection } from "../../stand-in/websocket.ts";

let server: Server;
let client: WebSocket;
let connection: Connection;
let closed: Promise<void>;

/** The next message that the client gets. */
async function next(): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  client.addEventListener("message", ({ data }) => resolve(data), { once: true });
  return promise;
}

describe("the stand-in's WebSocket", () => {
  beforeAll(async () => {
    server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const done = Promise.withResolvers<void>();
    closed = done.promise;
    server.on("upgrade", (request, socket: Duplex) => {
      connection = accept(request, socket, (text) => connection.send(text), done.resolve);
    });
    const address = server.address();
    client = new WebSocket(
      `ws://127.0.0.1:${typeof address === "object" && address !== null ? String(address.port) : ""}`,
    );
    const opened = Promise.withResolvers<void>();
    client.addEventListener("open", () => opened.resolve());
    await opened.promise;
  });
  afterAll(() => server.close());

  property.prop([fc.string({ unit: "grapheme", maxLength: 300 })])("an echo of any text is that text", async (text) => {
    const echo = next();
    client.send(text);
    expect(await echo).toBe(text);
  });
  test.each([125, 126, 65_535, 65_536, 3_000_000])("%i bytes arrive whole", async (length) => {
    const text = "x".repeat(length);
    const echo = next();
    client.send(text);
    expect(await echo).toBe(text);
  });
  test("messages sent at once arrive one by one, in order", async () => {
    const texts = Array.from({ length: 100 }, (_, index) => String(index).repeat(index));
    const echoes: unknown[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    client.addEventListener("message", ({ data }) => {
      if (echoes.push(data) === texts.length) resolve();
    });
    for (const text of texts) client.send(text);
    await promise;
    expect(echoes).toEqual(texts);
  });
  test("closing reaches the other side", async () => {
    const gone = Promise.withResolvers<void>();
    client.addEventListener("close", () => gone.resolve());
    connection.close();
    await Promise.all([gone.promise, closed]);
    expect(client.readyState).toBe(WebSocket.CLOSED);
  });
});
