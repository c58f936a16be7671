/** @file What neither the page's policy nor webRequest sees: WebRTC's own connections, and the looking up of names. */
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { expect, test } from "./app.ts";
import { takeOver } from "./taken-over.ts";

/** A port that hears UDP and one that hears TCP, both on this machine, and what each has heard. */
async function listen() {
  const heard: string[] = [];
  const first = Promise.withResolvers<void>();
  const hear = (what: string): void => {
    heard.push(what);
    first.resolve();
  };
  const udp = createSocket("udp4", () => hear("udp"));
  udp.bind(0, "127.0.0.1");
  const tcp = createServer((socket) => {
    hear("tcp");
    socket.on("error", () => {}).destroy();
  });
  tcp.listen(0, "127.0.0.1");
  await Promise.all([once(udp, "listening"), once(tcp, "listening")]);
  const bound = tcp.address();
  const ports = { udp: udp.address().port, tcp: typeof bound === "object" && bound !== null ? bound.port : 0 };
  return {
    heard,
    first: first.promise,
    ports,
    /** Says something to both ports itself. */
    speak: () => {
      udp.send("x", ports.udp, "127.0.0.1");
      connect(ports.tcp, "127.0.0.1").on("error", () => {});
    },
    close: () => {
      udp.close();
      tcp.close();
    },
  };
}

test("R33: a page that has been taken over reaches nobody by WebRTC: by STUN over UDP, or TURN over UDP or TCP", async ({
  kept: { app, page },
}) => {
  await takeOver(app, page);
  const { heard, first, ports, speak, close } = await listen();
  const gathered = page.evaluate(async ({ udp, tcp }) => {
    const account = { username: "x", credential: "x" };
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `turn:127.0.0.1:${udp}`, ...account },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...account },
        { urls: `turn:localhost:${tcp}?transport=tcp`, ...account },
      ],
    });
    const candidates: string[] = [];
    const complete = new Promise<void>((resolve) => {
      connection.addEventListener("icecandidate", ({ candidate }) => {
        if (candidate === null) resolve();
        else candidates.push(candidate.candidate);
      });
    });
    connection.createDataChannel("x");
    await connection.setLocalDescription(await connection.createOffer());
    await complete;
    connection.close();
    return candidates;
  }, ports);
  await Promise.race([gathered, first]);
  expect(heard).toStrictEqual([]);
  expect(await gathered).toStrictEqual([]);
  speak(); // the ports do hear, and would have heard what came before
  await expect.poll(() => heard.toSorted()).toStrictEqual(["tcp", "udp"]);
  close();
});

test("R33: every page and the whole app are told to make no connection and to look no name up", async ({
  kept: { app },
}) => {
  const told = await app.evaluate(({ app: { commandLine }, webContents }) => ({
    policies: webContents.getAllWebContents().map((contents) => contents.getWebRTCIPHandlingPolicy()),
    proxy: commandLine.getSwitchValue("proxy-server"),
    bypass: commandLine.getSwitchValue("proxy-bypass-list"),
    names: commandLine.getSwitchValue("host-resolver-rules"),
  }));
  expect(told).toStrictEqual({
    policies: ["disable_non_proxied_udp"],
    proxy: "nowhere.invalid:9",
    bypass: "<-loopback>",
    names: "MAP * ~NOTFOUND",
  });
});
