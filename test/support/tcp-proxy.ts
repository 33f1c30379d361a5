/** A network between a program and its server that can fail. */
import { connect, createServer, type Socket } from "node:net";

export interface TcpProxy {
  readonly port: number;
  /** Nothing gets through any more, and nobody is told: a firewall, a failover. */
  freeze(): void;
  /** Every connection is cut, and so is each new one. */
  refuse(): void;
  /** All is as it was. */
  thaw(): void;
  /** Every connection is cut, and new ones are refused. */
  close(): Promise<void>;
}

export async function startProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let isRefusing = false;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    if (isFrozen) socket.pause();
  };
  const server = createServer((incoming) => {
    if (isRefusing) {
      incoming.on("error", () => {});
      incoming.destroy();
      return;
    }
    const outgoing = connect(targetPort, "127.0.0.1");
    track(incoming);
    track(outgoing);
    // By hand, and not with `pipe`, which would resume what is paused.
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      from.on("data", (bytes) => to.write(bytes));
      from.on("close", () => to.destroy());
      if (isFrozen) from.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The system gives no port.");
  return {
    port: address.port,
    freeze() {
      isFrozen = true;
      for (const socket of sockets) socket.pause();
    },
    refuse() {
      isRefusing = true;
      for (const socket of sockets) socket.destroy();
    },
    thaw() {
      isFrozen = false;
      isRefusing = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
