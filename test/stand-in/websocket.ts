/**
 * @file The server's half of a WebSocket (RFC 6455), which Node lacks: one connection, text messages, no extensions. As
 * much as a DevTools client needs on this machine.
 */
import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

const opcodes = { continuation: 0, text: 1, close: 8, ping: 9, pong: 10 } as const;

interface Frame {
  readonly isLast: boolean;
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes of the whole frame. */
  readonly size: number;
}

/** The first frame in the bytes of a client, unmasked, or undefined where it is not complete yet. */
function readFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 127 ? 8 : short === 126 ? 2 : 0;
  const start = 2 + lengthBytes + 4; // a client masks every frame
  if (bytes.length < start) return undefined;
  const length =
    lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : lengthBytes === 2 ? bytes.readUInt16BE(2) : short;
  const size = start + length;
  if (bytes.length < size) return undefined;
  const mask = bytes.subarray(start - 4, start);
  const payload = Buffer.from(bytes.subarray(start, size));
  for (let at = 0; at < length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0);
  return { isLast: (first & 0x80) !== 0, opcode: first & 0x0f, payload, size };
}

/** A frame of the server: whole, and not masked. */
function writeFrame(opcode: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(payload.length > 0xff_ff ? 10 : payload.length > 125 ? 4 : 2);
  head[0] = 0x80 | opcode;
  if (head.length === 2) head[1] = payload.length;
  else if (head.length === 4) {
    head[1] = 126;
    head.writeUInt16BE(payload.length, 2);
  } else {
    head[1] = 127;
    head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

/** An open connection. */
export interface Connection {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** Answers the upgrade of a request; `onText` is called with each message, `onClose` when the other side is gone. */
export function accept(
  { headers }: IncomingMessage,
  socket: Duplex,
  onText: (text: string) => void,
  onClose: () => void,
): Connection {
  const key = `${headers["sec-websocket-key"] ?? ""}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const answer = createHash("sha1").update(key).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${answer}\r\n\r\n`,
  );
  let waiting: Buffer[] = [];
  let parts: Buffer[] = [];
  const handle = ({ isLast, opcode, payload }: Frame): void => {
    if (opcode === opcodes.close) socket.end(writeFrame(opcodes.close, payload));
    else if (opcode === opcodes.ping) socket.write(writeFrame(opcodes.pong, payload));
    else if (opcode === opcodes.text || opcode === opcodes.continuation) {
      parts.push(payload);
      if (!isLast) return;
      const text = Buffer.concat(parts).toString("utf8");
      parts = [];
      onText(text);
    }
  };
  socket.on("data", (data: Buffer) => {
    let bytes = waiting.length === 0 ? data : Buffer.concat([...waiting, data]);
    for (let frame = readFrame(bytes); frame !== undefined; frame = readFrame(bytes)) {
      bytes = bytes.subarray(frame.size);
      handle(frame);
    }
    waiting = bytes.length === 0 ? [] : [bytes];
  });
  socket.on("error", () => socket.destroy());
  socket.on("close", onClose);
  return {
    send: (text) => void socket.write(writeFrame(opcodes.text, Buffer.from(text))),
    close: () => void socket.end(writeFrame(opcodes.close, Buffer.alloc(0))),
  };
}
